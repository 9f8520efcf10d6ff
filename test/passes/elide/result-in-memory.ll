; A coroutine that returns its task in memory, as those of C++ do.
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %s | FileCheck %s --check-prefix=CALL
; RUN: %opt -passes='default<O0>' -S %s | FileCheck %s
; RUN: %opt -passes='default<O2>' -S %s | FileCheck %s
; CALL: call void @inner.__uniq.elided(ptr sret(ptr) %task, ptr %object, ptr %{{.*}})
; CALL-LABEL: define internal void @inner.__uniq.elided(ptr sret(ptr) %result, ptr %object, ptr %frame)
; CALL: call void @inner(ptr sret(ptr) %result, ptr %object)
; CALL-NEXT: ret void
; CHECK-LABEL: define void @outer(
; CHECK: alloca [{{[1-9][0-9]+}} x i8]
; CHECK-NOT: @_Znwm
; CHECK: ret void
declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)
declare void @use(ptr)

define internal void @inner(ptr sret(ptr) %result, ptr %object) presplitcoroutine {
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
  store ptr %frame, ptr %result
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %resumed
                                  i8 1, label %cleanup ]
resumed:
  call void @use(ptr %object)
  %state.2 = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %state.2, label %exit [ i8 1, label %cleanup ]
cleanup:
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret void
}

define void @outer(ptr %object) {
  %task = alloca ptr
  call void @inner(ptr sret(ptr) %task, ptr %object) "dynasync"="elide"
  %frame = load ptr, ptr %task
  call void @use(ptr %frame)
  call void @llvm.coro.destroy(ptr %frame)
  ret void
}
