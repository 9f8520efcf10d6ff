; At most one of several calls runs: each gets the slot.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define internal void @forwarder.__uniq.slot(
; CHECK: call void %a(ptr sret(%task) %result) [ "dynasync.slot"(ptr %slot) ]
; CHECK: call void %b(ptr sret(%task) %result, i32 2) [ "dynasync.slot"(ptr %slot) ]
define void @forwarder(ptr sret(%task) %result, ptr %a, ptr %b, i1 %c) {
  br i1 %c, label %one, label %two
one:
  call void %a(ptr sret(%task) %result)
  br label %end
two:
  call void %b(ptr sret(%task) %result, i32 2)
  br label %end
end:
  ret void
}
