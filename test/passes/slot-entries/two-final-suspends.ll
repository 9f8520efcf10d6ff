; Nobody resumes a coroutine at a final suspend point that always suspends: what
; comes behind frees nothing. Of two, nobody knows which one a coroutine has reached:
; the frame keeps whether it is elided. So it does where the one may not suspend.
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %s | FileCheck %s
; RUN: sed '/%%first = /d' %s | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s --check-prefix=ONE
; RUN: sed '/%%first = /d; s/ret i1 false/ret i1 true/' %s | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s
; CHECK-LABEL: define internal ptr @f.__uniq.slot(
; CHECK: %not.elided = phi i1 [ false, %entry ], [ true, %{{.*}} ], [ true, %slot.nest ]
; CHECK: %[[MINE:.*]] = select i1 %not.elided, ptr %mine, ptr null
; CHECK: call ptr @__dynasync_leave_v1(ptr %[[MINE]],
; ONE-NOT: elided = phi
; ONE: call ptr @__dynasync_leave_v1(ptr %mine,
declare ptr @malloc(i64)
declare void @free(ptr)
define internal i1 @await_ready() {
  ret i1 false
}
define ptr @f() presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @malloc(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %first = call i8 @llvm.coro.suspend(token none, i1 true)
  %ready = call i1 @await_ready()
  br i1 %ready, label %destroy, label %final
final:
  %last = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %last, label %exit [ i8 0, label %destroy
                                 i8 1, label %destroy ]
destroy:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @free(ptr %mine)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
