; Two entries that put their frames' sizes into one word of the vtable.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; CHECK: error: {{.*}}vtable 'Step for One', method 'again': operand 2 is described twice
; CHECK-NOT: Stack dump
declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)

define ptr @step(ptr %object) presplitcoroutine {
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
  switch i8 %state, label %exit [ i8 0, label %cleanup
                                  i8 1, label %cleanup ]
cleanup:
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
@vt = constant { ptr, ptr, i64, ptr } { ptr @step, ptr @step, i64 0, ptr null }
!dynasync.vtables = !{!0}
!0 = !{ptr @vt, !"Step for One", !1, !2}
!1 = !{i32 0, !"step", !"async", null, !"", i32 2}
!2 = !{i32 1, !"again", !"async", null, !"", i32 2}
