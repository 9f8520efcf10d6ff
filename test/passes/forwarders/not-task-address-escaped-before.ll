; Somebody who knows the result's address may look at the task later.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
declare void @keep(ptr)
define void @forwarder(ptr sret(%task) %result, ptr %o) {
  call void @keep(ptr %result)
  call void %o(ptr sret(%task) %result)
  ret void
}
