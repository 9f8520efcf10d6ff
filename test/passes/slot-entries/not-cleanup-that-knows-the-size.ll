; The cleanup behind the allocation wants what only the own way has: nobody else may
; lead there.
; RUN: %opt -passes=dynasync %remarks -S %s 2>&1 | FileCheck %s

; CHECK: remark: {{.*}}coroutine scoped is not published: unrecognized-ramp{{$}}
; CHECK-NOT: scoped.__uniq.slot
; CHECK-NOT: prefix
declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)
declare i32 @__gxx_personality_v0(...)

define ptr @scoped(ptr %o) presplitcoroutine personality ptr @__gxx_personality_v0 {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = invoke ptr @_Znwm(i64 %size) to label %init unwind label %cleanup
cleanup:
  %from = phi i64 [ %size, %own ]
  %pad = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %pad
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
