; The variable that the task is in is somebody else's, too.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
@table = constant ptr @forwarder
@kept = global ptr null
define ptr @forwarder(ptr %callee, i1 %c) {
  %task = call ptr %callee()
  store ptr %task, ptr @kept
  ret ptr %task
}
