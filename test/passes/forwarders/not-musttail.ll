; The callee of a musttail call has the caller's own type, without a slot.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
declare void @target(ptr sret(%task), ptr)
define void @forwarder(ptr sret(%task) %result, ptr %o) {
  musttail call void @target(ptr sret(%task) %result, ptr %o)
  ret void
}
