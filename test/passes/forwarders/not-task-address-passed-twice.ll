; A call that gets the address twice could do anything with it.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
define void @forwarder(ptr sret(%task) %result, ptr %o) {
  call void %o(ptr sret(%task) %result, ptr %result)
  ret void
}
