; What a keeper refuses goes where a failed allocation goes, with the values that go
; there.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s

; CHECK-LABEL: define internal ptr @careful.__uniq.slot
; CHECK: slot.grow:
; CHECK: %[[ANSWER:.*]] = ptrtoint ptr %grown to i64
; CHECK-NEXT: %[[REFUSED:.*]] = icmp eq i64 %[[ANSWER]], 1
; CHECK-NEXT: br i1 %[[REFUSED]], label %failed, label %slot.answered
; CHECK: failed:
; CHECK-NEXT: %why = phi i32 [ 3, %own ], [ 3, %slot.grow ]

@nothrow = external constant i8
declare ptr @_Znwm(i64)
declare ptr @_ZnwmRKSt9nothrow_t(i64, ptr)
declare void @_ZdlPv(ptr)

define ptr @careful(ptr %o, ptr %callee) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @_ZnwmRKSt9nothrow_t(i64 %size, ptr @nothrow)
  %got = icmp ne ptr %new, null
  br i1 %got, label %init, label %failed
failed:
  %why = phi i32 [ 3, %own ]
  %result = inttoptr i32 %why to ptr
  ret ptr %result
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %task = call ptr %callee(ptr %o) coro_elide_safe
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
