; The result has a task of another type as its base: the register is stored from
; the base on, which is at the same address.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
%job = type { ptr }
%view = type { %job }
define ptr @forwarder(ptr %callee) {
  %result = alloca %view
  %task = call ptr %callee()
  %register = getelementptr %job, ptr %result, i32 0, i32 0
  store ptr %task, ptr %register
  %from.base = getelementptr %view, ptr %result, i32 0, i32 0
  %from = getelementptr %job, ptr %from.base, i32 0, i32 0
  %value = load ptr, ptr %from
  ret ptr %value
}
