; Where a value lives: nowhere if it has no size, inside the storage at its
; alignment if that is more than the storage's; and nowhere at all without an
; allocator, where it does not fit.
; RUN: %opt -passes=dynasync-slot-entries,verify -S %s | FileCheck %s
; RUN: %opt -passes='dynasync-slot-entries<heap=no>,verify' -S %s | FileCheck %s --check-prefix=NOHEAP

; CHECK-LABEL: define internal { ptr, ptr, ptr } @none.__uniq.shim(
; CHECK: ret { ptr, ptr, ptr } { ptr inttoptr (i64 1 to ptr), ptr @a, ptr inttoptr (i64 1 to ptr) }
; CHECK-LABEL: define internal { ptr, ptr, ptr } @aligned.__uniq.shim(
; CHECK: icmp sge i64 %slot.avail, 112
; CHECK: slot.use:
; CHECK-NEXT: %taken = phi ptr
; CHECK-NEXT: %[[END:.*]] = getelementptr i8, ptr %taken, i64 48
; CHECK-NEXT: %[[INSIDE:.*]] = call ptr @llvm.ptrmask.p0.i64(ptr %[[END]], i64 -64)
; CHECK: %boxed = call ptr @alloc(i64 64, i64 64)
; CHECK: %data = phi ptr [ %[[INSIDE]], %slot.use ], [ %boxed, %box ]
; CHECK-NEXT: %owner = phi ptr [ %taken, %slot.use ], [ null, %box ]
; CHECK-LABEL: define internal { ptr, ptr, ptr } @plain.__uniq.shim(
; CHECK: icmp sge i64 %slot.avail, 8
; CHECK: %data = phi ptr [ %taken, %slot.use ], [ %boxed, %box ]
; NOHEAP-LABEL: define internal { ptr, ptr, ptr } @aligned.__uniq.shim(
; NOHEAP: box:
; NOHEAP-NEXT: call void @__dynasync_trapped_v1(ptr {{.*}}, i64 64, i64 0)
; NOHEAP-NEXT: unreachable
; NOHEAP: %data = phi ptr [ %{{.*}}, %slot.use ]{{$}}
; NOHEAP-NOT: call ptr @alloc(
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
@a = constant [3 x ptr] [ptr @none, ptr @aligned, ptr @plain]
declare {} @none(ptr) nounwind
declare void @aligned(ptr sret([64 x i8]) align 64 %result, ptr) nounwind
declare i64 @plain(ptr) nounwind
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
!dynasync.allocator = !{!9}
!9 = !{ptr @alloc, ptr @dealloc}
!dynasync.vtables = !{!0}
!0 = !{ptr @a, !"A", !1, !2, !3}
!1 = !{i32 0, !"none", !"value", ptr @a, !""}
!2 = !{i32 1, !"aligned", !"value", ptr @a, !""}
!3 = !{i32 2, !"plain", !"value", ptr @a, !""}
