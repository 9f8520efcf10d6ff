; Storage is released when the constructor unwinds, with the module's own way to
; unwind, or the C one.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s
; RUN: sed 's/@make(ptr)/@make(ptr) nounwind/' %s | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=NOUNWIND

; CHECK: define internal { ptr, ptr, ptr } @make.__uniq.shim(ptr %0, ptr noundef nonnull %slot) unnamed_addr personality ptr @__gcc_personality_v0
; CHECK: invoke i64 @make(ptr %0)
; CHECK-NEXT: to label %constructed unwind label %unwind
; CHECK: unwind:
; CHECK-NEXT: landingpad
; CHECK-NEXT: cleanup
; CHECK-NEXT: call void @__dynasync_release_v1(ptr %data, ptr %owner, i64 8, i64 8)
; CHECK-NEXT: resume
; NOUNWIND-NOT: personality
; NOUNWIND: call i64 @make(ptr %0)
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
@a = constant [1 x ptr] [ptr @make]
declare i64 @make(ptr)
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
!dynasync.allocator = !{!9}
!9 = !{ptr @alloc, ptr @dealloc}
!dynasync.vtables = !{!0}
!0 = !{ptr @a, !"A", !1}
!1 = !{i32 0, !"make", !"value", ptr @a, !""}
