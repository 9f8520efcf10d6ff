; A final suspend point in a loop that nothing leads to.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s
; CHECK: define internal ptr @f.__uniq.slot(
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
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %destroy
                                  i8 1, label %destroy ]
dead:
  %last = call i8 @llvm.coro.suspend(token none, i1 true)
  br label %dead2
dead2:
  br label %dead
destroy:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @free(ptr %mine)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
declare ptr @malloc(i64)
declare void @free(ptr)
