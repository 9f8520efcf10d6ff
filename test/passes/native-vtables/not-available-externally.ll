; A copy for inlining gets no slot entry, and may be left out.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; CHECK: an async function is a coroutine of this module, not split yet
target triple = "x86_64-unknown-linux-gnu"
define available_externally ptr @leaf(i32 %n) presplitcoroutine {
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
!dynasync.vtables = !{!0}
!0 = !{ptr @vt, !"T for X", !1}
!1 = !{i32 0, !"leaf", !"async", null, !""}
@vt = constant { ptr } { ptr @leaf }
