; Links that await the next one through a vtable, and an end that is pending, or
; throws, as its object says. Everything can unwind.

declare ptr @heap_alloc(i64, i64)
declare void @heap_dealloc(ptr, i64, i64) nounwind
declare void @work(ptr %self)
declare void @link_dropped(ptr %self) nounwind
declare i32 @__gxx_personality_v0(...)

!dynasync.vtables = !{!0, !2}
!0 = !{ptr @End.vtable, !"Step for End", !1}
!1 = !{i32 0, !"step", !"async", null, !"ref"}
!2 = !{ptr @Link.vtable, !"Step for Link", !3}
!3 = !{i32 0, !"step", !"async", null, !"value"}
@End.vtable = constant { ptr } { ptr @End.step }
@Link.vtable = constant { ptr } { ptr @Link.step }

; self: { i32 how often it is pending }
define internal ptr @End.step(ptr %self, ptr %out, ptr %cx) presplitcoroutine "dynasync-private-frame" personality ptr @__gxx_personality_v0 {
entry:
  %promise = alloca { ptr, ptr }
  %id = call token @llvm.coro.id(i32 16, ptr %promise, ptr null, ptr null)
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
  %pending = load i32, ptr %self
  br label %poll
poll:
  %left = phi i32 [ %pending, %init ], [ %fewer, %pend ]
  invoke void @work(ptr %self) to label %worked unwind label %threw
worked:
  %ready = icmp eq i32 %left, 0
  br i1 %ready, label %done, label %pend
pend:
  %fewer = sub i32 %left, 1
  %at.pend = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %at.pend, label %suspended [ i8 0, label %poll
                                         i8 1, label %destroy ]
done:
  %out.now = load ptr, ptr %promise
  store i32 1, ptr %out.now
  %in.ramp = call i1 @llvm.coro.is_in_ramp()
  br i1 %in.ramp, label %finish, label %final
final:
  %at.final = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %at.final, label %suspended [ i8 1, label %destroy ]
threw:
  %pad = landingpad { ptr, i32 } cleanup
  %in.ramp.2 = call i1 @llvm.coro.is_in_ramp()
  br i1 %in.ramp.2, label %threw.ramp, label %threw.resumed
threw.ramp:
  %mine.0 = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has.0 = icmp ne ptr %mine.0, null
  br i1 %has.0, label %threw.free, label %rethrow
threw.free:
  %size.0 = call i64 @llvm.coro.size.i64()
  %align.0 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine.0, i64 %size.0, i64 %align.0)
  br label %rethrow
threw.resumed:
  call void @llvm.coro.end(ptr null, i1 true, token none)
  br label %rethrow
rethrow:
  resume { ptr, i32 } %pad
finish:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has = icmp ne ptr %mine, null
  br i1 %has, label %finish.free, label %end
finish.free:
  %size.1 = call i64 @llvm.coro.size.i64()
  %align.1 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine, i64 %size.1, i64 %align.1)
  br label %end
destroy:
  %mine.2 = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has.2 = icmp ne ptr %mine.2, null
  br i1 %has.2, label %destroy.free, label %suspended
destroy.free:
  %size.2 = call i64 @llvm.coro.size.i64()
  %align.2 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine.2, i64 %size.2, i64 %align.2)
  br label %suspended
suspended:
  br label %end
end:
  %result = phi ptr [ null, %finish ], [ null, %finish.free ], [ %frame, %suspended ]
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %result
}

; self, by value: { ptr data, ptr vtable } of the next one
define internal ptr @Link.step({ ptr, ptr } %self, ptr %out, ptr %cx) presplitcoroutine "dynasync-private-frame" personality ptr @__gxx_personality_v0 {
entry:
  %promise = alloca { ptr, ptr }
  %item = alloca i32
  %buffer = alloca [64 x i8]LINK_ALIGN
  %id = call token @llvm.coro.id(i32 16, ptr %promise, ptr null, ptr null)
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
  store { ptr, ptr } %self, ptr %buffer
  %next = extractvalue { ptr, ptr } %self, 0
  %vtable = extractvalue { ptr, ptr } %self, 1
  %step = load ptr, ptr %vtable
  %task = invoke ptr %step(ptr %next, ptr %item, ptr %cx) "dynasync-native" to label %called unwind label %threw
called:
  %ready = icmp eq ptr %task, null
  br i1 %ready, label %done, label %pending
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
  invoke void @llvm.coro.resume(ptr %task) to label %resumed unwind label %threw.task
resumed:
  %task.done = call i1 @llvm.coro.done(ptr %task)
  br i1 %task.done, label %finished.task, label %pending
finished.task:
  call void @llvm.coro.destroy(ptr %task)
  br label %done
done:
  %value = load i32, ptr %item
  %more = add i32 %value, 1
  %out.now = load ptr, ptr %promise
  store i32 %more, ptr %out.now
  call void @link_dropped(ptr %buffer)
  %in.ramp = call i1 @llvm.coro.is_in_ramp()
  br i1 %in.ramp, label %finish, label %final
final:
  %at.final = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %at.final, label %suspended [ i8 1, label %destroy ]
threw.task:
  %pad.2 = landingpad { ptr, i32 } cleanup
  call void @llvm.coro.destroy(ptr %task)
  br label %unwind
threw:
  %pad.1 = landingpad { ptr, i32 } cleanup
  br label %unwind
unwind:
  %pad = phi { ptr, i32 } [ %pad.1, %threw ], [ %pad.2, %threw.task ]
  call void @link_dropped(ptr %buffer)
  %in.ramp.2 = call i1 @llvm.coro.is_in_ramp()
  br i1 %in.ramp.2, label %threw.ramp, label %threw.resumed
threw.ramp:
  %mine.0 = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has.0 = icmp ne ptr %mine.0, null
  br i1 %has.0, label %threw.free, label %rethrow
threw.free:
  %size.0 = call i64 @llvm.coro.size.i64()
  %align.0 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine.0, i64 %size.0, i64 %align.0)
  br label %rethrow
threw.resumed:
  call void @llvm.coro.end(ptr null, i1 true, token none)
  br label %rethrow
rethrow:
  resume { ptr, i32 } %pad
finish:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has = icmp ne ptr %mine, null
  br i1 %has, label %finish.free, label %end
finish.free:
  %size.1 = call i64 @llvm.coro.size.i64()
  %align.1 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine, i64 %size.1, i64 %align.1)
  br label %end
drop.task:
  call void @llvm.coro.destroy(ptr %task)
  call void @link_dropped(ptr %buffer)
  br label %destroy
destroy:
  %mine.2 = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has.2 = icmp ne ptr %mine.2, null
  br i1 %has.2, label %destroy.free, label %suspended
destroy.free:
  %size.2 = call i64 @llvm.coro.size.i64()
  %align.2 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine.2, i64 %size.2, i64 %align.2)
  br label %suspended
suspended:
  br label %end
end:
  %result = phi ptr [ null, %finish ], [ null, %finish.free ], [ %frame, %suspended ]
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %result
}

; The root: a link's coroutine, made a part of this function's frame or, boxed,
; called through its vtable. Polls until it is done, or %polls times.
define void @run(ptr %self, ptr %out, ptr %cx, i32 %polls) personality ptr @__gxx_personality_v0 {
entry:
  %words = load { ptr, ptr }, ptr %self
  %task = ROOT_CALL
  %ready = icmp eq ptr %task, null
  br i1 %ready, label %over, label %loop
loop:
  %left = phi i32 [ %polls, %entry ], [ %fewer, %resumed ]
  %is.done = call i1 @llvm.coro.done(ptr %task)
  %out.of = icmp sle i32 %left, 0
  %stop = or i1 %is.done, %out.of
  br i1 %stop, label %drop, label %poll
poll:
  %fewer = sub i32 %left, 1
  %promise = call ptr @llvm.coro.promise(ptr %task, i32 16, i1 false)
  store ptr %out, ptr %promise
  %promise.cx = getelementptr { ptr, ptr }, ptr %promise, i32 0, i32 1
  store ptr %cx, ptr %promise.cx
  invoke void @llvm.coro.resume(ptr %task) to label %resumed unwind label %threw
resumed:
  br label %loop
threw:
  %pad = landingpad { ptr, i32 } cleanup
  call void @llvm.coro.destroy(ptr %task)
  resume { ptr, i32 } %pad
drop:
  call void @llvm.coro.destroy(ptr %task)
  br label %over
over:
  ret void
}
