; A size that no avail can say, on a 32-bit target: the slot is not asked.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s
; CHECK-LABEL: define internal { ptr, ptr, ptr } @make.__uniq.shim(
; CHECK-NEXT: entry:
; CHECK-NEXT: %boxed = call ptr @alloc(i32 2147483640, i32 64)
; CHECK-NEXT: call void @make(ptr {{.*}}%boxed)
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-unknown-linux-gnu"
declare ptr @alloc(i32, i32)
declare void @dealloc(ptr, i32, i32)
!dynasync.allocator = !{!3}
!3 = !{ptr @alloc, ptr @dealloc}
!dynasync.vtables = !{!0}
!0 = !{ptr @vt, !"T for X", !1}
!1 = !{i32 0, !"make", !"value", ptr @vt2, !""}
@vt = constant { ptr } { ptr @make }
@vt2 = constant i32 0
define internal void @make(ptr sret([2147483640 x i8]) align 64 %r) nounwind {
  store i32 1, ptr %r
  ret void
}
