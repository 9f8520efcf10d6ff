; An await that may be ready at once, in a loop; tests change it with sed.
declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)
declare ptr @method(ptr, i64)
declare i64 @next(i64)

define ptr @f(ptr %object, i64 %rounds) presplitcoroutine {
entry:
  %promise = alloca [2 x i64]
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
  %limit = mul i64 %rounds, 3
  %field = getelementptr i64, ptr %promise, i64 1
  br label %loop
loop:
  %i = phi i64 [ 0, %init ], [ %i.next, %go.on ]
  %kept = call i64 @next(i64 %i)
  %task = call ptr @method(ptr %object, i64 %kept)
  %ready = icmp eq ptr %task, null
  br i1 %ready, label %go.on, label %wait
wait:
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %resumed
                                  i8 1, label %cleanup ]
resumed:
  %flag = load i8, ptr %task
  %done = icmp eq i8 %flag, 0
  br i1 %done, label %go.on, label %wait
go.on:
  store i64 %kept, ptr %field
  %i.next = call i64 @next(i64 %kept)
  %more = icmp ult i64 %i.next, %limit
  br i1 %more, label %loop, label %final
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
