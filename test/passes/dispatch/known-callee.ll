; A callee whose entry this unit knows is not asked.
; RUN: %opt -passes=dynasync-dispatch -S %s | FileCheck %s

define ptr @known(ptr %o) prefix <{ i32, i32, i64 }> <{ i32 1, i32 -1764234745, i64 sub (i64 ptrtoint (ptr @known.__uniq.slot to i64), i64 ptrtoint (ptr @known to i64)) }> {
  ret ptr %o
}
define internal ptr @known.__uniq.slot(ptr %o, ptr %slot) "dynasync-slot-entry" {
  ret ptr %o
}
; CHECK: define ptr @caller(
; CHECK-NEXT: %task = call ptr @known.__uniq.slot(ptr %o, ptr %slot)
; CHECK-NEXT: ret ptr %task
define ptr @caller(ptr %o, ptr %slot) {
  %task = call ptr @known(ptr %o) [ "dynasync.slot"(ptr %slot) ]
  ret ptr %task
}
