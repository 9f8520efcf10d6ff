; The variable that keeps the result's address is read.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
define void @forwarder(ptr sret(%task) %result, ptr %o) {
  %variable = alloca ptr
  store ptr %result, ptr %variable
  call void %o(ptr sret(%task) %result)
  %again = load ptr, ptr %variable
  store ptr null, ptr %again
  ret void
}
