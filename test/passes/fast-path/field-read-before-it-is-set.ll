; What is set to a constant at the end may be needed from the frame before: the
; store stays behind the load, and behind the call, if that may throw.
; RUN: %opt -passes='default<O2>' -S %s | FileCheck %s
; CHECK-LABEL: define internal {{.*}}void @Leaf.step.__uniq.slot.resume(
; CHECK: %[[INDEX:.*]] = load i1, ptr
; CHECK: %[[FIRST:.*]] = load i32, ptr
; CHECK: %[[LEFT:.*]] = select i1 %[[INDEX]], i32 0, i32 %[[FIRST]]
; CHECK: call void @tick(i32 %[[LEFT]])
; CHECK: store i1 true, ptr
declare ptr @heap_alloc(i64, i64)
declare void @heap_dealloc(ptr, i64, i64)
declare void @tick(i32)
!dynasync.vtables = !{!0}
!0 = !{ptr @Leaf.vtable, !"Step for Leaf", !1}
!1 = !{i32 0, !"step", !"async", null, !""}
@Leaf.vtable = constant { ptr } { ptr @Leaf.step }

define internal ptr @Leaf.step(i32 %first) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr @Leaf.step, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %align = call i64 @llvm.coro.align.i64()
  %new = call ptr @heap_alloc(i64 %size, i64 %align)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  br label %poll
poll:
  %left = phi i32 [ %first, %init ], [ 0, %again ]
  %at.pend = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %at.pend, label %suspended [ i8 0, label %again
                                         i8 1, label %destroy ]
again:
  call void @tick(i32 %left)
  br label %poll
destroy:
  %mine.2 = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has.2 = icmp ne ptr %mine.2, null
  br i1 %has.2, label %destroy.free, label %suspended
destroy.free:
  %size.2 = call i64 @llvm.coro.size.i64()
  %align.2 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine.2, i64 %size.2, i64 %align.2)
  br label %suspended
suspended:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
