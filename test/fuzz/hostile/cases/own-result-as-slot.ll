; pipeline: dynasync
; Use after its end: a call that is never reached, and whose result is its slot.
define void @f() {
  ret void

dead:
  %task = call ptr @callee() [ "dynasync.slot"(ptr %task) ]
  br label %dead
}

define void @known() {
  ret void

dead:
  %task = call ptr @ramp() [ "dynasync.slot"(ptr %task) ]
  br label %dead
}

declare ptr @callee()

define ptr @ramp() presplitcoroutine {
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %size = call i64 @llvm.coro.size.i64()
  %memory = call ptr @malloc(i64 %size)
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %s = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %s, label %end [ i8 0, label %free
                             i8 1, label %free ]

free:
  %freed = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @free(ptr %freed)
  br label %end

end:
  call void @llvm.coro.end(ptr %frame, i1 false, token none)
  ret ptr %frame
}

declare ptr @malloc(i64)
declare void @free(ptr)
