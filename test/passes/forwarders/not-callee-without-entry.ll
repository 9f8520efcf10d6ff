; The only callee is this unit's own and makes its task some other way.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
define void @target(ptr sret(%task) %result) {
  store ptr null, ptr %result
  ret void
}
define void @forwarder(ptr sret(%task) %result, ptr %o) {
  call void @target(ptr sret(%task) %result)
  ret void
}
