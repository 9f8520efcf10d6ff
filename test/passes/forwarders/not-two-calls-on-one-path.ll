; Two frames of one slot.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
define void @forwarder(ptr sret(%task) %result, ptr %callee, i1 %c) {
  call void %callee(ptr sret(%task) %result)
  br i1 %c, label %more, label %end
more:
  call void %callee(ptr sret(%task) %result)
  br label %end
end:
  ret void
}
