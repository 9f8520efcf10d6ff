; A known callee of an invoke: one invoke stays one invoke.
; RUN: %opt -passes=dynasync-dispatch -S %s | FileCheck %s

declare i32 @__gxx_personality_v0(...)
define i32 @known() prefix <{ i32, i32, i64 }> <{ i32 1, i32 -1764234745, i64 sub (i64 ptrtoint (ptr @known.__uniq.slot to i64), i64 ptrtoint (ptr @known to i64)) }> {
  ret i32 1
}
define internal i32 @known.__uniq.slot(ptr %slot) "dynasync-slot-entry" {
  ret i32 1
}
; CHECK: define i32 @caller(
; CHECK-NEXT: entry:
; CHECK-NEXT: %result = invoke i32 @known.__uniq.slot(ptr %slot)
; CHECK-NEXT: to label %normal unwind label %pad
; CHECK: %where = phi i32 [ 2, %entry ]
define i32 @caller(ptr %slot) personality ptr @__gxx_personality_v0 {
entry:
  %result = invoke i32 @known() [ "dynasync.slot"(ptr %slot) ] to label %normal unwind label %pad
normal:
  ret i32 %result
pad:
  %where = phi i32 [ 2, %entry ]
  %exception = landingpad { ptr, i32 } cleanup
  ret i32 %where
}
