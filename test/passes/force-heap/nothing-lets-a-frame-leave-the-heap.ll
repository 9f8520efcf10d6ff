; heap=always: marks, strategies, slots that the source brings, and promises not
; to allocate are gone; coroutines are neither rewritten nor inlined.
;
; RUN: %opt -passes='dynasync<heap=always>,verify' -S %s | FileCheck %s --implicit-check-not=coro_elide_safe --implicit-check-not=slot --implicit-check-not=no-heap --implicit-check-not=cache
; RUN: %opt -passes='dynasync<heap=always>' -pass-remarks-missed=dynasync -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK
; RUN: not %opt -passes='dynasync,verify' -disable-output %s 2>&1 | FileCheck %s --check-prefix=OTHERWISE
; REMARK: coroutine parent is not published: heap-always
;
; CHECK: define ptr @parent(ptr %f, ptr %g, ptr %h) #[[A:[0-9]+]]
; CHECK: call ptr %f(){{$}}
; CHECK: call ptr %g(){{$}}
; CHECK: call ptr %h(){{$}}
; CHECK: define ptr @always() #[[B:[0-9]+]]
; CHECK: attributes #[[A]] = { noinline presplitcoroutine "dynasync-private-frame" "dynasync-promise-end"="16" }
; CHECK: attributes #[[B]] = { alwaysinline presplitcoroutine "dynasync-private-frame" "dynasync-promise-end"="16" }
; OTHERWISE: error: {{.*}}in function parent {{.*}}awaited call to indirect may reach an allocator
declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)
@buffer = global { i64, ptr, [64 x i8] } { i64 64, ptr null, [64 x i8] zeroinitializer }, align 16

define ptr @parent(ptr %f, ptr %g, ptr %h) presplitcoroutine "dynasync"="nested(64)" "dynasync-no-heap" {
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
  %a = call ptr %f() coro_elide_safe
  %b = call ptr %g() "dynasync"="inline(64)"
  %c = call ptr %h() coro_elide_safe "dynasync"="cache" [ "dynasync.slot"(ptr getelementptr (i8, ptr @buffer, i64 16)) ]
  %state = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %state, label %exit [ i8 1, label %cleanup ]
cleanup:
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}

define ptr @always() presplitcoroutine alwaysinline {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %frame = call ptr @llvm.coro.begin(token %id, ptr null)
  %state = call i8 @llvm.coro.suspend(token none, i1 true)
  ret ptr %frame
}
