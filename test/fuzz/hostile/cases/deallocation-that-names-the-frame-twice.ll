; pipeline: dynasync<heap=no>
; Use after free: the deallocation that is taken out uses coro.free twice.
declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)
declare void @use(ptr)

define ptr @parent(ptr %object, ptr %callee) presplitcoroutine {
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
  %task = call ptr %callee(ptr %object) coro_elide_safe
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %resumed
                                  i8 1, label %cleanup ]
resumed:
  call void @use(ptr %task)
  br label %cleanup
cleanup:
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free) [ "dynasync.slot"(ptr %free) ]
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
