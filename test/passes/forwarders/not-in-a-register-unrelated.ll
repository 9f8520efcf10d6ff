; A function that returns something of the same type, and calls something else.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
@table = constant ptr @forwarder
define ptr @forwarder(ptr %callee, i1 %c) {
  %other = call i32 %callee()
  ret ptr %callee
}
