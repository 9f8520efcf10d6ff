; Somebody else sees the task.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
@table = constant ptr @forwarder
declare void @keep(ptr)
define ptr @forwarder(ptr %callee, i1 %c) {
  %task = call ptr %callee()
  call void @keep(ptr %task)
  ret ptr %task
}
