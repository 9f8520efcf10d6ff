; -O0 keeps the result in a variable on its way out.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define internal ptr @forwarder.__uniq.slot(
; CHECK: %task = call ptr %callee() [ "dynasync.slot"(ptr %slot) ]
define ptr @forwarder(ptr %callee, i1 %c) {
  %variable = alloca ptr
  %task = call ptr %callee()
  store ptr %task, ptr %variable
  %result = load ptr, ptr %variable
  ret ptr %result
}
define void @awaits.it(ptr %callee) {
  %task = call ptr @forwarder(ptr %callee, i1 true) "dynasync"="nested"
  ret void
}
