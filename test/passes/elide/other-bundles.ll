; Other bundles of the call stay.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s
; CHECK: call ptr @leaf.__uniq.elided(i32 7, ptr %elided.frame) {{.*}}[ "deopt"(i32 3) ]
target triple = "x86_64-unknown-linux-gnu"
define internal ptr @leaf(i32 %n) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @malloc(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %resumed
                                  i8 1, label %destroy ]
resumed:
  call void @print(i32 %n)
  %last = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %last, label %exit [ i8 1, label %destroy ]
destroy:
  %mine = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @free(ptr %mine)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
declare ptr @malloc(i64)
declare void @free(ptr)
declare void @print(i32)
define void @main_function() {
  %task = call ptr @leaf(i32 7) "dynasync"="elide" [ "deopt"(i32 3) ]
  call void @llvm.coro.resume(ptr %task)
  call void @llvm.coro.destroy(ptr %task)
  ret void
}
