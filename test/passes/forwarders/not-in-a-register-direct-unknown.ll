; Any function that returns a pointer looks like this one.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
@table = constant ptr @forwarder
declare ptr @allocate()
define ptr @forwarder(ptr %callee, i1 %c) {
  %memory = call ptr @allocate()
  ret ptr %memory
}
