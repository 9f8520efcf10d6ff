; Async methods behind a native vtable: a leaf that is ready, or pending as many
; times as its object says, and a caller that awaits it in a loop.

declare ptr @heap_alloc(i64, i64)
declare void @heap_dealloc(ptr, i64, i64)
declare void @tick(ptr %cx)

!dynasync.vtables = !{!0}
!0 = !{ptr @Leaf.vtable, !"Step for Leaf", !1}
!1 = !{i32 3, !"step", !"async", null, !""}

; drop, size, align, step
@Leaf.vtable = constant { ptr, i64, i64, ptr } { ptr null, i64 8, i64 4, ptr @Leaf.step }

; self: { i32 how often it is pending, i32 how often it was called }
define internal ptr @Leaf.step(ptr %self, ptr %out, ptr %cx) presplitcoroutine "dynasync-private-frame" {
entry:
  %promise = alloca { ptr, ptr }
  %id = call token @llvm.coro.id(i32 16, ptr %promise, ptr @Leaf.step, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %align = call i64 @llvm.coro.align.i64()
  %new = call ptr @heap_alloc(i64 %size, i64 %align)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  store ptr %out, ptr %promise
  %promise.cx = getelementptr { ptr, ptr }, ptr %promise, i32 0, i32 1
  store ptr %cx, ptr %promise.cx
  %lazy = icmp eq ptr %cx, null
  br i1 %lazy, label %initial, label %body
initial:
  %at.initial = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %at.initial, label %suspended [ i8 0, label %body
                                            i8 1, label %destroy ]
body:
  %pending = load i32, ptr %self
  br label %poll
poll:
  %left = phi i32 [ %pending, %body ], [ %fewer, %pend ]
  %ready = icmp eq i32 %left, 0
  br i1 %ready, label %done, label %pend
pend:
  %fewer = sub i32 %left, 1
  %cx.now = load ptr, ptr %promise.cx
  call void @tick(ptr %cx.now)
  %at.pend = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %at.pend, label %suspended [ i8 0, label %poll
                                         i8 1, label %destroy ]
done:
  %count.at = getelementptr i32, ptr %self, i32 1
  %count = load i32, ptr %count.at
  %more = add i32 %count, 1
  store i32 %more, ptr %count.at
  %out.now = load ptr, ptr %promise
  store i32 %more, ptr %out.now
  %in.ramp = call i1 @llvm.coro.is_in_ramp()
  br i1 %in.ramp, label %finish, label %final
final:
  %at.final = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %at.final, label %suspended [ i8 0, label %never
                                          i8 1, label %destroy ]
never:
  unreachable
finish:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has = icmp ne ptr %mine, null
  br i1 %has, label %finish.free, label %finished
finish.free:
  %size.1 = call i64 @llvm.coro.size.i64()
  %align.1 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine, i64 %size.1, i64 %align.1)
  br label %finished
destroy:
  %mine.2 = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has.2 = icmp ne ptr %mine.2, null
  br i1 %has.2, label %destroy.free, label %suspended
destroy.free:
  %size.2 = call i64 @llvm.coro.size.i64()
  %align.2 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine.2, i64 %size.2, i64 %align.2)
  br label %suspended
finished:
  br label %end
suspended:
  br label %end
end:
  %result = phi ptr [ null, %finished ], [ %frame, %suspended ]
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %result
}

; Sums %n results of %object's step.
define ptr @sum(ptr %object, ptr %vtable, i32 %n, ptr %out, ptr %cx) presplitcoroutine "dynasync-private-frame" {
entry:
  %promise = alloca { ptr, ptr }
  %item = alloca i32
  %id = call token @llvm.coro.id(i32 16, ptr %promise, ptr @sum, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %align = call i64 @llvm.coro.align.i64()
  %new = call ptr @heap_alloc(i64 %size, i64 %align)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  store ptr %out, ptr %promise
  %promise.cx = getelementptr { ptr, ptr }, ptr %promise, i32 0, i32 1
  store ptr %cx, ptr %promise.cx
  %lazy = icmp eq ptr %cx, null
  br i1 %lazy, label %initial, label %loop
initial:
  %at.initial = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %at.initial, label %suspended [ i8 0, label %loop
                                            i8 1, label %destroy ]
loop:
  %i = phi i32 [ 0, %init ], [ 0, %initial ], [ %i.next, %next ]
  %sum = phi i32 [ 0, %init ], [ 0, %initial ], [ %sum.next, %next ]
  %more = icmp slt i32 %i, %n
  br i1 %more, label %call, label %done
call:
  %step.at = getelementptr { ptr, i64, i64, ptr }, ptr %vtable, i32 0, i32 3
  %step = load ptr, ptr %step.at
  %cx.0 = load ptr, ptr %promise.cx
  %task = call ptr %step(ptr %object, ptr %item, ptr %cx.0) "dynasync-native" STRATEGY
  %ready = icmp eq ptr %task, null
  br i1 %ready, label %next, label %pending
pending:
  %at.pending = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %at.pending, label %suspended [ i8 0, label %again
                                            i8 1, label %drop.task ]
again:
  %task.promise = call ptr @llvm.coro.promise(ptr %task, i32 16, i1 false)
  store ptr %item, ptr %task.promise
  %task.cx = getelementptr { ptr, ptr }, ptr %task.promise, i32 0, i32 1
  %cx.1 = load ptr, ptr %promise.cx
  store ptr %cx.1, ptr %task.cx
  call void @llvm.coro.resume(ptr %task)
  %task.done = call i1 @llvm.coro.done(ptr %task)
  br i1 %task.done, label %finished.task, label %pending
finished.task:
  call void @llvm.coro.destroy(ptr %task)
  br label %next
next:
  %value = load i32, ptr %item
  %sum.next = add i32 %sum, %value
  %i.next = add i32 %i, 1
  br label %loop
drop.task:
  call void @llvm.coro.destroy(ptr %task)
  br label %destroy
done:
  %out.now = load ptr, ptr %promise
  store i32 %sum, ptr %out.now
  %in.ramp = call i1 @llvm.coro.is_in_ramp()
  br i1 %in.ramp, label %finish, label %final
final:
  %at.final = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %at.final, label %suspended [ i8 0, label %never
                                          i8 1, label %destroy ]
never:
  unreachable
finish:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has = icmp ne ptr %mine, null
  br i1 %has, label %finish.free, label %finished
finish.free:
  %size.1 = call i64 @llvm.coro.size.i64()
  %align.1 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine, i64 %size.1, i64 %align.1)
  br label %finished
destroy:
  %mine.2 = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has.2 = icmp ne ptr %mine.2, null
  br i1 %has.2, label %destroy.free, label %suspended
destroy.free:
  %size.2 = call i64 @llvm.coro.size.i64()
  %align.2 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine.2, i64 %size.2, i64 %align.2)
  br label %suspended
finished:
  br label %end
suspended:
  br label %end
end:
  %result = phi ptr [ null, %finished ], [ %frame, %suspended ]
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %result
}

; For the driver, which is no coroutine and knows no slots.
define void @poll_task(ptr %task, ptr %out, ptr %cx) {
  %promise = call ptr @llvm.coro.promise(ptr %task, i32 16, i1 false)
  store ptr %out, ptr %promise
  %promise.cx = getelementptr { ptr, ptr }, ptr %promise, i32 0, i32 1
  store ptr %cx, ptr %promise.cx
  call void @llvm.coro.resume(ptr %task)
  ret void
}
define i1 @task_done(ptr %task) {
  %done = call i1 @llvm.coro.done(ptr %task)
  ret i1 %done
}
define void @drop_task(ptr %task) {
  call void @llvm.coro.destroy(ptr %task)
  ret void
}

; The same sum as a part of this function's frame. Polls at most %polls times.
define i1 @sum_here(ptr %object, ptr %vtable, i32 %n, ptr %out, ptr %cx, i32 %polls) {
entry:
  %task = call ptr @sum(ptr %object, ptr %vtable, i32 %n, ptr %out, ptr %cx) "dynasync"="elide"
  %ready = icmp eq ptr %task, null
  br i1 %ready, label %over, label %loop
loop:
  %left = phi i32 [ %polls, %entry ], [ %fewer, %poll ]
  %is.done = call i1 @llvm.coro.done(ptr %task)
  %out.of = icmp sle i32 %left, 0
  %stop = or i1 %is.done, %out.of
  br i1 %stop, label %drop, label %poll
poll:
  %fewer = sub i32 %left, 1
  call void @poll_task(ptr %task, ptr %out, ptr %cx)
  br label %loop
drop:
  call void @llvm.coro.destroy(ptr %task)
  br label %over
over:
  %over.done = phi i1 [ true, %entry ], [ %is.done, %drop ]
  ret i1 %over.done
}
