; What is read from the task may be handed to somebody who keeps it.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
declare void @keep(ptr)
define void @forwarder(ptr sret(%task) %result, ptr %o) {
  call void %o(ptr sret(%task) %result)
  %handle = load ptr, ptr %result
  call void @keep(ptr %handle)
  ret void
}
