; Another unit has the function.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
define available_externally void @forwarder(ptr sret(%task) %result, ptr %callee) {
  call void %callee(ptr sret(%task) %result)
  ret void
}
