; One way could take the slot, but the other cannot live in an entry.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
declare void @target(ptr sret(%task), ptr)
define void @forwarder(ptr sret(%task) %result, ptr %o) {
  %c = icmp eq ptr %o, null
  br i1 %c, label %one, label %two
one:
  call void @target(ptr sret(%task) %result, ptr null)
  ret void
two:
  musttail call void @target(ptr sret(%task) %result, ptr %o)
  ret void
}
