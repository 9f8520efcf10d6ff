; A function that is awaited here, or that such a function forwards, may hand on
; the result of another unit's function; any other that returns a pointer, not.
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %s | FileCheck %s

; CHECK: define ptr @stranger()
; CHECK-NEXT: %memory = call ptr @elsewhere()
; CHECK: define internal ptr @inner.__uniq.slot(ptr noundef nonnull %slot)
; CHECK-NEXT: %task = call ptr @elsewhere() [ "dynasync.slot"(ptr %slot) ]
; CHECK: define internal ptr @outer.__uniq.slot(ptr noundef nonnull %slot)
; CHECK-NEXT: %task = call ptr @inner() [ "dynasync.slot"(ptr %slot) ]
declare ptr @elsewhere()
define ptr @stranger() {
  %memory = call ptr @elsewhere()
  ret ptr %memory
}
define ptr @inner() {
  %task = call ptr @elsewhere()
  ret ptr %task
}
define ptr @outer() {
  %task = call ptr @inner()
  ret ptr %task
}
define void @awaits() {
  %task = call ptr @outer() "dynasync"="nested"
  ret void
}
