; Two callees that may be alive at once have a child slot each: the frame's room
; is split in equal parts. One that is called when they are dead shares the first.
; RUN: split-file %s %t
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %t/two.ll | FileCheck %s
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %t/sequence.ll | FileCheck %s --check-prefix=ONE

; ONE-NOT: children.stride
; ONE: call void %f(ptr sret(ptr) %a) #{{.*}} [ "dynasync.slot"(ptr %children.slot) ]
; ONE: call void %f(ptr sret(ptr) %b) #{{.*}} [ "dynasync.slot"(ptr %children.slot) ]
; ONE-NOT: children.stride

; CHECK-LABEL: define internal ptr @parent.__uniq.slot(
; CHECK: %[[SPAN:.*]] = add i64 %{{.*}}, 32
; CHECK: slot.nest:
; CHECK: %[[FIRST:.*]] = sub i64 %[[SPAN]], 16
; CHECK-NEXT: %children.behind = getelementptr i8, ptr %slot.frame, i64 %[[FIRST]]
; CHECK-NEXT: %[[REST:.*]] = sub i64 %slot.room, %[[SPAN]]
; CHECK: %[[HALF:.*]] = lshr i64 %[[REST]], 1
; CHECK-NEXT: %[[PART:.*]] = and i64 %[[HALF]], -16
; CHECK-NEXT: %stride = add i64 %[[PART]], 16
; CHECK: store i64 %[[PART]],
; CHECK: %children.next{{[0-9]*}} = getelementptr i8, ptr %children.behind, i64 %stride
; CHECK: store i64 %[[PART]],
; CHECK: %raised.size = add i64 %size, [[#15+16+16+16+1024]]
; CHECK: %children.tail = call ptr @__dynasync_tail_v1(ptr %{{.*}}, i64 1024, ptr @__dynasync_keep_v1)
; CHECK: store i64 512, ptr
; CHECK: getelementptr i8, ptr %children.tail, i64 528
; CHECK: %children.stride = phi i64 [ 0, %entry ], [ 528, %{{.*}} ], [ %stride, %slot.nest ]
; CHECK: %children.slot = call ptr @__dynasync_hand_on_v1(
; CHECK-NEXT: %[[SECOND:children.slot.*]] = getelementptr i8, ptr %children.slot, i64 %children.stride
; CHECK: call void %f(ptr sret(ptr) %a) #{{.*}} [ "dynasync.slot"(ptr %children.slot) ]
; CHECK: call void %f(ptr sret(ptr) %b) #{{.*}} [ "dynasync.slot"(ptr %[[SECOND]]) ]
; CHECK: call void %f(ptr sret(ptr) %c) #{{.*}} [ "dynasync.slot"(ptr %children.slot) ]

;--- two.ll
declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)

define ptr @parent(ptr %f) presplitcoroutine {
entry:
  %a = alloca ptr
  %b = alloca ptr
  %c = alloca ptr
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
  call void %f(ptr sret(ptr) %a) coro_elide_safe
  call void %f(ptr sret(ptr) %b) coro_elide_safe
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  call void @llvm.lifetime.end(ptr %b)
  call void @llvm.lifetime.end(ptr %a)
  call void %f(ptr sret(ptr) %c) coro_elide_safe
  call void @llvm.lifetime.end(ptr %c)
  br label %cleanup
cleanup:
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
;--- sequence.ll
declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)

define ptr @parent(ptr %f) presplitcoroutine {
entry:
  %a = alloca ptr
  %b = alloca ptr
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
  call void %f(ptr sret(ptr) %a) coro_elide_safe
  call void @llvm.lifetime.end(ptr %a)
  call void %f(ptr sret(ptr) %b) coro_elide_safe
  br label %cleanup
cleanup:
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
