; The first task may still live when the second is made.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
@table = constant ptr @forwarder
define ptr @forwarder(ptr %callee, i1 %c) {
  br label %loop
loop:
  %task = call ptr %callee()
  br i1 %c, label %loop, label %exit
exit:
  ret ptr %task
}
