; ThinLTO may copy a caller of an elided coroutine into another module, where
; nothing tells it how large the frame is: such a frame is allocated.
; REQUIRES: lld, x86_64
; RUN: rm -rf %t && split-file %s %t
; RUN: %opt -passes='thinlto-pre-link<O2>' -module-summary %t/a.ll -o %t/a.bc
; RUN: %opt -passes='thinlto-pre-link<O2>' -module-summary %t/b.ll -o %t/b.bc
; RUN: %clangxx -O2 -flto=thin -fuse-ld=lld -Wl,--load-pass-plugin=%plugin %t/a.bc %t/b.bc -o %t/a
; RUN: %t/a | FileCheck %s
; CHECK: {{^}}7{{$}}
; CHECK-NEXT: {{^}}8{{$}}

;--- a.ll
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
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
define void @use(i32 %n) {
  %task = call ptr @leaf(i32 %n) "dynasync"="elide"
  call void @llvm.coro.resume(ptr %task)
  call void @llvm.coro.destroy(ptr %task)
  ret void
}

;--- b.ll
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"
target triple = "x86_64-unknown-linux-gnu"
@format = private constant [4 x i8] c"%d\0A\00"
declare void @use(i32)
declare i32 @printf(ptr, ...)
define void @print(i32 %n) {
  call i32 (ptr, ...) @printf(ptr @format, i32 %n)
  ret void
}
define i32 @main() {
  call void @use(i32 7)
  call void @use(i32 8)
  ret i32 0
}
