; An allocator that asks a hook is no forwarder only because tasks are returned in
; registers, too: a second frame on the stack would be seen.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
@table = constant ptr @forwarder
define ptr @forwarder(ptr %callee) {
  %memory = call ptr %callee()
  ret ptr %memory
}
