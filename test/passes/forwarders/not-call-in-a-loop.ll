; The first frame may still live when the second is made.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
define void @forwarder(ptr sret(%task) %result, ptr %callee, i1 %c) {
entry:
  br label %loop
loop:
  call void %callee(ptr sret(%task) %result)
  br i1 %c, label %loop, label %exit
exit:
  ret void
}
