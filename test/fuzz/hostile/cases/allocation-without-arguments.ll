; pipeline: dynasync
; The size and the frame only stand in bundles of calls without arguments.
declare ptr @malloc() 
declare void @free()
define ptr @f(ptr %x) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr @f, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @malloc() [ "deopt"(i64 %size) ]
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %task = call ptr %x() coro_elide_safe
  %state = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %state, label %exit [ i8 1, label %destroy ]
destroy:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @free() [ "deopt"(ptr %mine) ]
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
