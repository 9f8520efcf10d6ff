; Somebody knows the variable that the task is in.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
@table = constant ptr @forwarder
declare void @keep(ptr)
define ptr @forwarder(ptr %callee, i1 %c) {
  %variable = alloca ptr
  call void @keep(ptr %variable)
  %task = call ptr %callee()
  store ptr %task, ptr %variable
  %result = load ptr, ptr %variable
  ret ptr %result
}
