; Both calls run; one task is dropped, but may live on.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
@table = constant ptr @forwarder
define ptr @forwarder(ptr %callee, i1 %c) {
  %one = call ptr %callee()
  %two = call ptr %callee()
  br label %end
end:
  %both = phi ptr [ %one, %0 ]
  br i1 %c, label %a, label %b
a:
  ret ptr %both
b:
  ret ptr %two
}
