; trait Counter { fn next(&mut self) -> i32 }            vtable: drop, size, align, next
; trait Meter { async fn read(&self) -> i32; fn ticks(&self) -> impl Counter }
%Up = type { i32, i32 }          ; next value, end
%Big = type { [1000 x i32], i32 }

@Up.counter = internal constant { ptr, i64, i64, ptr } { ptr null, i64 8, i64 4, ptr @Up.next }
@Big.counter = internal constant { ptr, i64, i64, ptr } { ptr @Big.drop, i64 4004, i64 4, ptr @Big.next }
@Fixed.meter = constant { ptr, i64, i64, ptr, ptr } { ptr null, i64 4, i64 4, ptr @Fixed.read, ptr @Fixed.ticks }
@Slow.meter = constant { ptr, i64, i64, ptr, ptr } { ptr null, i64 4, i64 4, ptr @Slow.read, ptr @Slow.ticks }

!dynasync.vtables = !{!0, !3}
!0 = !{ptr @Fixed.meter, !"Meter for Fixed", !1, !2}
!1 = !{i32 3, !"read", !"async", null, !""}
!2 = !{i32 4, !"ticks", !"value", ptr @Up.counter, !"ref"}
!3 = !{ptr @Slow.meter, !"Meter for Slow", !1, !4}
!4 = !{i32 4, !"ticks", !"value", ptr @Big.counter, !""}
!dynasync.allocator = !{!5}
!5 = !{ptr @heap_alloc, ptr @heap_dealloc}

declare ptr @heap_alloc(i64, i64)
declare void @heap_dealloc(ptr, i64, i64)
declare void @__dynasync_release_v1(ptr, ptr, i64, i64)
declare void @tick(ptr)

; --- values
define internal i32 @Up.next(ptr %self) {
  %v = load i32, ptr %self
  %endp = getelementptr %Up, ptr %self, i32 0, i32 1
  %end = load i32, ptr %endp
  %over = icmp sge i32 %v, %end
  %n = add i32 %v, 1
  store i32 %n, ptr %self
  %r = select i1 %over, i32 -1, i32 %v
  ret i32 %r
}
define internal %Up @Fixed.ticks(ptr %self) {
  %n = load i32, ptr %self
  %v = insertvalue %Up { i32 0, i32 poison }, i32 %n, 1
  ret %Up %v
}
@drops = global i32 0
define internal void @Big.drop(ptr %self) {
  %d = load i32, ptr @drops
  %e = add i32 %d, 1
  store i32 %e, ptr @drops
  ret void
}
define internal i32 @Big.next(ptr %self) {
  %ip = getelementptr %Big, ptr %self, i32 0, i32 1
  %i = load i32, ptr %ip
  %over = icmp sge i32 %i, 3
  br i1 %over, label %no, label %yes
yes:
  %j = add i32 %i, 1
  store i32 %j, ptr %ip
  %p = getelementptr %Big, ptr %self, i32 0, i32 0, i32 %i
  %v = load i32, ptr %p
  ret i32 %v
no:
  ret i32 -1
}
define internal void @Slow.ticks(ptr sret(%Big) align 4 %r, ptr %self) {
  %n = load i32, ptr %self
  %p1 = getelementptr %Big, ptr %r, i32 0, i32 0, i32 1
  %p2 = getelementptr %Big, ptr %r, i32 0, i32 0, i32 2
  store i32 %n, ptr %r
  store i32 %n, ptr %p1
  store i32 %n, ptr %p2
  %ip = getelementptr %Big, ptr %r, i32 0, i32 1
  store i32 0, ptr %ip
  ret void
}

; --- async methods
define internal ptr @Fixed.read(ptr %self, ptr %out, ptr %cx) presplitcoroutine "dynasync-private-frame" {
entry:
  %promise = alloca { ptr, ptr }
  %id = call token @llvm.coro.id(i32 0, ptr %promise, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %allocate, label %begin
allocate:
  %size = call i64 @llvm.coro.size.i64()
  %align = call i64 @llvm.coro.align.i64()
  %memory = call ptr @heap_alloc(i64 %size, i64 %align)
  br label %begin
begin:
  %phi = phi ptr [ null, %entry ], [ %memory, %allocate ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %phi)
  store ptr %out, ptr %promise
  %cx.p = getelementptr { ptr, ptr }, ptr %promise, i32 0, i32 1
  store ptr %cx, ptr %cx.p
  %v = load i32, ptr %self
  %o = load ptr, ptr %promise
  store i32 %v, ptr %o
  br label %done
done:
  %in.ramp = call i1 @llvm.coro.is_in_ramp()
  br i1 %in.ramp, label %finish, label %final
final:
  %at.final = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %at.final, label %suspended [ i8 1, label %destroy ]
destroy:
  %mine2 = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has2 = icmp ne ptr %mine2, null
  br i1 %has2, label %destroy.free, label %suspended
destroy.free:
  %s2 = call i64 @llvm.coro.size.i64()
  %a2 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine2, i64 %s2, i64 %a2)
  br label %suspended
finish:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has = icmp ne ptr %mine, null
  br i1 %has, label %finish.free, label %end
finish.free:
  %s = call i64 @llvm.coro.size.i64()
  %a = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine, i64 %s, i64 %a)
  br label %end
suspended:
  br label %end
end:
  %result = phi ptr [ null, %finish ], [ null, %finish.free ], [ %frame, %suspended ]
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %result
}

define internal ptr @Slow.read(ptr %self, ptr %out, ptr %cx) presplitcoroutine "dynasync-private-frame" {
entry:
  %promise = alloca { ptr, ptr }
  %id = call token @llvm.coro.id(i32 0, ptr %promise, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %allocate, label %begin
allocate:
  %size = call i64 @llvm.coro.size.i64()
  %align = call i64 @llvm.coro.align.i64()
  %memory = call ptr @heap_alloc(i64 %size, i64 %align)
  br label %begin
begin:
  %phi = phi ptr [ null, %entry ], [ %memory, %allocate ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %phi)
  store ptr %out, ptr %promise
  %cx.p = getelementptr { ptr, ptr }, ptr %promise, i32 0, i32 1
  store ptr %cx, ptr %cx.p
  %n = load i32, ptr %self
  br label %loop
loop:
  %i = phi i32 [ 0, %begin ], [ %i1, %again ]
  %more = icmp slt i32 %i, %n
  br i1 %more, label %wait, label %ready
wait:
  %c = load ptr, ptr %cx.p
  call void @tick(ptr %c)
  %s0 = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %s0, label %suspended [ i8 0, label %again
                                    i8 1, label %destroy ]
again:
  %i1 = add i32 %i, 1
  br label %loop
ready:
  %o = load ptr, ptr %promise
  %n10 = mul i32 %n, 10
  store i32 %n10, ptr %o
  br label %done
done:
  %in.ramp = call i1 @llvm.coro.is_in_ramp()
  br i1 %in.ramp, label %finish, label %final
final:
  %at.final = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %at.final, label %suspended [ i8 1, label %destroy ]
destroy:
  %mine2 = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has2 = icmp ne ptr %mine2, null
  br i1 %has2, label %destroy.free, label %suspended
destroy.free:
  %s2 = call i64 @llvm.coro.size.i64()
  %a2 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine2, i64 %s2, i64 %a2)
  br label %suspended
finish:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has = icmp ne ptr %mine, null
  br i1 %has, label %finish.free, label %end
finish.free:
  %s = call i64 @llvm.coro.size.i64()
  %a = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine, i64 %s, i64 %a)
  br label %end
suspended:
  br label %end
end:
  %result = phi ptr [ null, %finish ], [ null, %finish.free ], [ %frame, %suspended ]
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %result
}

; --- async fn total(m: &dyn Meter) -> i32 { m.read().await + sum of m.ticks() }
define ptr @total(ptr %data, ptr %vtable, ptr %out, ptr %cx) presplitcoroutine "dynasync-private-frame" {
entry:
  %promise = alloca { ptr, ptr }
  %got = alloca i32
  %id = call token @llvm.coro.id(i32 0, ptr %promise, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %allocate, label %begin
allocate:
  %size = call i64 @llvm.coro.size.i64()
  %align = call i64 @llvm.coro.align.i64()
  %memory = call ptr @heap_alloc(i64 %size, i64 %align)
  br label %begin
begin:
  %phi = phi ptr [ null, %entry ], [ %memory, %allocate ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %phi)
  store ptr %out, ptr %promise
  %cx.p = getelementptr { ptr, ptr }, ptr %promise, i32 0, i32 1
  store ptr %cx, ptr %cx.p
  ; m.read().await
  %read.p = getelementptr i8, ptr %vtable, i64 24
  %read = load ptr, ptr %read.p
  %c0 = load ptr, ptr %cx.p
  %h = call ptr %read(ptr %data, ptr %got, ptr %c0) "dynasync-native"
  %at.once = icmp eq ptr %h, null
  br i1 %at.once, label %awaited, label %pending
pending:
  %s0 = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %s0, label %suspended [ i8 0, label %poll
                                    i8 1, label %cancel ]
poll:
  %c1 = load ptr, ptr %cx.p
  %child = call ptr @llvm.coro.promise(ptr %h, i32 8, i1 false)
  %child.cx = getelementptr { ptr, ptr }, ptr %child, i32 0, i32 1
  store ptr %c1, ptr %child.cx
  call void @llvm.coro.resume(ptr %h)
  %d = call i1 @llvm.coro.done(ptr %h)
  br i1 %d, label %completed, label %pending
completed:
  call void @llvm.coro.destroy(ptr %h)
  br label %awaited
awaited:
  %r = load i32, ptr %got
  ; for t in m.ticks()
  %ticks.p = getelementptr i8, ptr %vtable, i64 32
  %ticks = load ptr, ptr %ticks.p
  %value = call { ptr, ptr, ptr } %ticks(ptr %data) "dynasync-native"
  %it = extractvalue { ptr, ptr, ptr } %value, 0
  %it.vt = extractvalue { ptr, ptr, ptr } %value, 1
  %owner = extractvalue { ptr, ptr, ptr } %value, 2
  %sum = call i32 @sum(ptr %it, ptr %it.vt, i32 %r)
  call void @drop.value(ptr %it, ptr %it.vt, ptr %owner)
  %o = load ptr, ptr %promise
  store i32 %sum, ptr %o
  br label %done
cancel:
  call void @llvm.coro.destroy(ptr %h)
  br label %destroy
done:
  %in.ramp = call i1 @llvm.coro.is_in_ramp()
  br i1 %in.ramp, label %finish, label %final
final:
  %at.final = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %at.final, label %suspended [ i8 1, label %destroy ]
destroy:
  %mine2 = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has2 = icmp ne ptr %mine2, null
  br i1 %has2, label %destroy.free, label %suspended
destroy.free:
  %s2 = call i64 @llvm.coro.size.i64()
  %a2 = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine2, i64 %s2, i64 %a2)
  br label %suspended
finish:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  %has = icmp ne ptr %mine, null
  br i1 %has, label %finish.free, label %end
finish.free:
  %s = call i64 @llvm.coro.size.i64()
  %a = call i64 @llvm.coro.align.i64()
  call void @heap_dealloc(ptr %mine, i64 %s, i64 %a)
  br label %end
suspended:
  br label %end
end:
  %result = phi ptr [ null, %finish ], [ null, %finish.free ], [ %frame, %suspended ]
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %result
}

define internal i32 @sum(ptr %it, ptr %vt, i32 %start) {
entry:
  %np = getelementptr i8, ptr %vt, i64 24
  %next = load ptr, ptr %np
  br label %loop
loop:
  %acc = phi i32 [ %start, %entry ], [ %acc1, %more ]
  %v = call i32 %next(ptr %it)
  %over = icmp slt i32 %v, 0
  br i1 %over, label %out, label %more
more:
  %acc1 = add i32 %acc, %v
  br label %loop
out:
  ret i32 %acc
}

define internal void @drop.value(ptr %data, ptr %vt, ptr %owner) {
  %drop = load ptr, ptr %vt
  %has = icmp ne ptr %drop, null
  br i1 %has, label %call, label %release
call:
  call void %drop(ptr %data)
  br label %release
release:
  %sp = getelementptr i8, ptr %vt, i64 8
  %size = load i64, ptr %sp
  %ap = getelementptr i8, ptr %vt, i64 16
  %align = load i64, ptr %ap
  call void @__dynasync_release_v1(ptr %data, ptr %owner, i64 %size, i64 %align)
  ret void
}

; a caller that is no coroutine
define i32 @count(ptr %data, ptr %vtable) {
  %ticks.p = getelementptr i8, ptr %vtable, i64 32
  %ticks = load ptr, ptr %ticks.p
  %value = call { ptr, ptr, ptr } %ticks(ptr %data) "dynasync-native" "dynasync"="inline(64)"
  %it = extractvalue { ptr, ptr, ptr } %value, 0
  %it.vt = extractvalue { ptr, ptr, ptr } %value, 1
  %owner = extractvalue { ptr, ptr, ptr } %value, 2
  %sum = call i32 @sum(ptr %it, ptr %it.vt, i32 0)
  call void @drop.value(ptr %it, ptr %it.vt, ptr %owner)
  ret i32 %sum
}

define i1 @poll(ptr %h) {
  call void @llvm.coro.resume(ptr %h)
  %d = call i1 @llvm.coro.done(ptr %h)
  ret i1 %d
}
define void @destroy(ptr %h) {
  call void @llvm.coro.destroy(ptr %h)
  ret void
}
