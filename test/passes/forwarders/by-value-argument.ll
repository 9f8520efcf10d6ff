; A byval argument is copied once more for the entry.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define void @forwarder(ptr sret(%task) %0, ptr byval(%task) %1, ptr %2) prefix
; CHECK-NEXT: entry:
; CHECK-NEXT: {{^ *}}call void @forwarder.__uniq.slot(ptr %0, ptr byval(%task) %1, ptr %2, ptr noundef nonnull getelementptr
; CHECK: call void %callee(ptr sret(%task) %result, ptr byval(%task) %value) [ "dynasync.slot"(ptr %slot) ]
define void @forwarder(ptr sret(%task) %result, ptr byval(%task) %value, ptr %callee) {
  call void %callee(ptr sret(%task) %result, ptr byval(%task) %value)
  ret void
}
