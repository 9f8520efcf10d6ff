; A thunk adjusts the object and hands on the task of one call: its slot goes on
; to that call.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define void @forwarder(ptr sret(%task) %0, ptr %1) prefix <{ i32, i32, i64 }> <{ i32 1, i32 -1764234745, i64 sub (i64 ptrtoint (ptr @forwarder.__uniq.slot to i64), i64 ptrtoint (ptr @forwarder to i64)) }> {
; CHECK: tail call void @forwarder.__uniq.slot(ptr %0, ptr %1, ptr noundef nonnull getelementptr
; CHECK: define internal void @forwarder.__uniq.slot(ptr %result, ptr %o, ptr noundef nonnull %slot) unnamed_addr #[[A:[0-9]+]] {
; CHECK-NEXT: %adjusted = getelementptr i8, ptr %o, i64 -8
; CHECK-NEXT: tail call void @target(ptr sret(%task) %result, ptr %adjusted) [ "dynasync.slot"(ptr %slot) ]
; CHECK-NEXT: ret void
; CHECK: attributes #[[A]] = { "dynasync-slot-entry" }
declare void @target(ptr sret(%task), ptr)
define void @forwarder(ptr sret(%task) %result, ptr %o) {
  %adjusted = getelementptr i8, ptr %o, i64 -8
  tail call void @target(ptr sret(%task) %result, ptr %adjusted)
  ret void
}
