; Every deallocation is guarded, also one whose result nobody uses.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s

declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)

; CHECK-LABEL: define internal ptr @frees.__uniq.slot
; CHECK-COUNT-3: call ptr @__dynasync_leave_v1(
; CHECK-NOT: call ptr @__dynasync_leave
define ptr @frees(ptr %o) presplitcoroutine {
entry:
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
  %which = icmp eq ptr %o, null
  br i1 %which, label %one, label %two
one:
  %free1 = call ptr @llvm.coro.free(token %id, ptr %frame)
  br label %join
two:
  %free2 = call ptr @llvm.coro.free(token %id, ptr %frame)
  br label %join
join:
  %free = phi ptr [ %free1, %one ], [ %free2, %two ]
  call void @_ZdlPv(ptr %free)
  %unused = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
