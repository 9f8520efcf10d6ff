; The call's result is of another type than the function's.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
%other = type { i32 }
declare void @target(ptr sret(%other))
define void @forwarder(ptr sret(%task) %result, ptr %o) {
  call void @target(ptr sret(%other) %result)
  ret void
}
