; A checked call keeps its check, which an entry would not pass.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
define void @forwarder(ptr sret(%task) %result, ptr %o) {
  call void %o(ptr sret(%task) %result) [ "kcfi"(i32 7) ]
  ret void
}
