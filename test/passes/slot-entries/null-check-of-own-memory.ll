; get_return_object_on_allocation_failure: the way of the failed allocation is
; as it was; the tail is made on the other way only.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s

@nothrow = external constant i8
declare ptr @_Znwm(i64)
declare ptr @_ZnwmRKSt9nothrow_t(i64, ptr)
declare void @_ZdlPv(ptr)

; CHECK-LABEL: define internal ptr @careful.__uniq.slot
; CHECK: call ptr @_ZnwmRKSt9nothrow_t(i64 %{{.*}}, ptr @nothrow)
; CHECK-NEXT: %got = icmp ne ptr %new, null
; CHECK-NEXT: br i1 %got, label %[[TAIL:.*]], label %failed
; CHECK: failed:
; CHECK-NEXT: ret ptr null
; CHECK: [[TAIL]]:
; CHECK: call ptr @__dynasync_tail_v1(ptr %{{.*}}, i64 1024, ptr null)
; CHECK-NEXT: br label %init
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
  ret ptr null
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %task = call ptr %callee(ptr %o) coro_elide_safe
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
