; The frame of @root is on its caller's stack. So is the slot for @root's
; callees, with a keeper, whose blocks are freed wherever the caller ends: also
; by unwinding, if the caller takes part in that.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s
; RUN: %opt -passes='default<O0>' -S %s | FileCheck %s --check-prefix=LOWERED
; RUN: sed 's/@alloc(i64 %%size)/@alloc.with(i64 %%size, ptr %%object)/' %s | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=OTHER
; Without a heap the keeper is the one that traps.
; RUN: %opt -passes='dynasync-slot-entries<heap=no;slot=64>' -S %s | FileCheck %s --check-prefix=NOHEAP --implicit-check-not=@__dynasync_keep_v1 --implicit-check-not=@__dynasync_drop
; NOHEAP-LABEL: define i32 @plain(
; NOHEAP: store i64 64,
; NOHEAP: store ptr @__dynasync_trap_v1{{.*}}keeper,
; NOHEAP: call ptr @root.__uniq.elided(ptr %object, ptr %nested.slot, ptr %elided.frame)

; CHECK-LABEL: define i32 @plain(
; CHECK: %nested = alloca [1056 x i8], align 16
; CHECK: %nested.slot = getelementptr i8, ptr %nested, i64 32
; CHECK: %own.keeper = getelementptr i8, ptr %nested.slot, i64 -32
; CHECK: store ptr @__dynasync_keep_v1.alloc, ptr %own.keeper
; CHECK: store i64 1024,
; CHECK: store ptr %own.keeper,
; CHECK: call ptr @root.__uniq.elided(ptr %object, ptr %nested.slot, ptr %elided.frame)
; CHECK: call void @use(
; CHECK: early:
; CHECK: %kept = load ptr,
; CHECK-NEXT: icmp ne ptr %kept, null
; CHECK: call void @__dynasync_drop_v1.dealloc(ptr %kept)
; CHECK: ret i32 1
; CHECK: late:
; CHECK: call void @__dynasync_drop_v1.dealloc(
; CHECK: ret i32 2

; CHECK-LABEL: define void @unwinds(
; CHECK: invoke void @use(
; CHECK-NEXT: unwind label %drop.blocks
; CHECK: call void @__dynasync_drop_v1.dealloc(
; CHECK: ret void
; CHECK: drop.blocks:
; CHECK: landingpad
; CHECK: call void @__dynasync_drop_v1.dealloc(
; CHECK: resume

; CHECK-LABEL: define ptr @handed.on(
; CHECK-NOT: alloca [1056
; CHECK: {{^}}}

; LOWERED-LABEL: define {{.*}}ptr @root.__uniq.elided(
; LOWERED-NOT: call {{.*}}@alloc(
; LOWERED: {{^}}}

; No keeper could allocate as this coroutine does.
; OTHER-LABEL: define i32 @plain(
; OTHER: %nested = alloca [1040 x i8]
; OTHER-NOT: dealloc
; OTHER: define

declare ptr @alloc(i64)
declare ptr @alloc.with(i64, ptr)
declare void @dealloc(ptr)
declare void @use(ptr)
declare i32 @__gxx_personality_v0(...)

define internal ptr @root(ptr %object) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @alloc(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %callee = load ptr, ptr %object
  %task = call ptr %callee(ptr %object) coro_elide_safe
  call void @use(ptr %task)
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %resumed
                                  i8 1, label %cleanup ]
resumed:
  call void @use(ptr %task)
  br label %final
final:
  %state.2 = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %state.2, label %exit [ i8 1, label %cleanup ]
cleanup:
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @dealloc(ptr %free)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}

define i32 @plain(ptr %object, i1 %c) {
  %task = call ptr @root(ptr %object) "dynasync"="elide"
  call void @use(ptr %task)
  call void @llvm.coro.destroy(ptr %task)
  br i1 %c, label %early, label %late
early:
  ret i32 1
late:
  ret i32 2
}

define void @unwinds(ptr %object) personality ptr @__gxx_personality_v0 {
  %task = call ptr @root(ptr %object) "dynasync"="elide"
  call void @llvm.coro.destroy(ptr %task)
  call void @use(ptr null)
  ret void
}

; A coroutine hands on the slot that it has for callees.
define ptr @handed.on(ptr %object) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @alloc(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %task = call ptr @root(ptr %object) "dynasync"="elide"
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %resumed
                                  i8 1, label %cleanup ]
resumed:
  call void @use(ptr %task)
  br label %cleanup
cleanup:
  call void @llvm.coro.destroy(ptr %task)
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @dealloc(ptr %free)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
