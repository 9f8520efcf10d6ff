; @inner creates @third's frame, on the heap, in its own ramp, and @outer elides
; @inner: each ramp keeps its own frame, and the room is for @inner's, which is
; the larger one.
; RUN: %opt -passes='default<O2>' -S %s | FileCheck %s
; CHECK-LABEL: define internal {{.*}}ptr @outer{{.*}}.slot(
; CHECK: icmp slt i64 %slot.avail, [[#%u,OUTER:]]
; CHECK: %elided.frame{{.*}} = getelementptr {{.*}}, ptr %slot, i64 16
; CHECK: store ptr @inner.resume, ptr %elided.frame
; CHECK: %[[THIRD:.*]] = {{.*}}call {{.*}}@_Znwm(i64 [[#%u,SMALL:]])
; CHECK: store ptr @third.resume, ptr %[[THIRD]],
; CHECK: @third.resume({{.*}}dereferenceable([[#SMALL]])
; CHECK: @inner.resume({{.*}}dereferenceable([[#OUTER-24]])
declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)
declare void @use(ptr)

define internal ptr @third(ptr %object) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @_Znwm(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %resumed
                                  i8 1, label %cleanup ]
resumed:
  call void @use(ptr %object)
  br label %final
final:
  %state.2 = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %state.2, label %exit [ i8 1, label %cleanup ]
cleanup:
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}

define internal ptr @inner(ptr %object) presplitcoroutine {
entry:
  %large = alloca [200 x i8]
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @_Znwm(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  call void @use(ptr %large)
  %task = call ptr @third(ptr %object)
  call void @use(ptr %task)
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %resumed
                                  i8 1, label %cleanup ]
resumed:
  call void @use(ptr %large)
  call void @llvm.coro.destroy(ptr %task)
  br label %final
final:
  %state.2 = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %state.2, label %exit [ i8 1, label %cleanup ]
cleanup:
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
define ptr @outer(ptr %object) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @_Znwm(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %task = call ptr @inner(ptr %object) "dynasync"="elide"
  call void @use(ptr %task)
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %resumed
                                  i8 1, label %cleanup ]
resumed:
  call void @llvm.coro.destroy(ptr %task)
  br label %final
final:
  %state.2 = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %state.2, label %exit [ i8 1, label %cleanup ]
cleanup:
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
