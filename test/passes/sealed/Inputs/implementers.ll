; Two implementers: the frame of @large is the larger one, by 32 bytes. @root
; awaits one that it does not know, and says which there are.
declare ptr @malloc(i64)
declare void @free(ptr)
declare void @use(ptr)
declare void @await(ptr)

define ptr @small(i32 %n) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr @small, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @malloc(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %state = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %state, label %exit [ i8 1, label %destroy ]
destroy:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @free(ptr %mine)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}

define ptr @large(i32 %n) presplitcoroutine {
entry:
  %bytes = alloca [32 x i8]
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr @large, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @malloc(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  call void @use(ptr %bytes)
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %resumed
                                  i8 1, label %destroy ]
resumed:
  call void @use(ptr %bytes)
  %last = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %last, label %exit [ i8 1, label %destroy ]
destroy:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @free(ptr %mine)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}

define void @root(ptr %f) {
  %task = call ptr %f(i32 1) "dynasync"="sealed" [ "dynasync.sealed"(ptr @small, ptr @large) ]
  call void @await(ptr %task)
  ret void
}
