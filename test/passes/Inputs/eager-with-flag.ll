; What clang makes of a coroutine that starts at once and frees itself in the
; call if it was ready: %flag says whether it is being destroyed.
declare ptr @malloc(i64)
declare void @free(ptr)
declare void @use(ptr)

define ptr @eager(i1 %ready) presplitcoroutine {
entry:
  %flag = alloca i1
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr @eager, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @malloc(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  store i1 true, ptr %flag
  br i1 %ready, label %done, label %wait
wait:
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %resumed
                                  i8 1, label %destroy ]
resumed:
  store i1 false, ptr %flag
  br label %done
destroy:
  store i1 true, ptr %flag
  br label %done
done:
  %in.ramp = call i1 @llvm.coro.is_in_ramp()
  %destroyed = load i1, ptr %flag
  %frees = select i1 %in.ramp, i1 true, i1 %destroyed
  br i1 %frees, label %free, label %exit
free:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @free(ptr %mine)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
