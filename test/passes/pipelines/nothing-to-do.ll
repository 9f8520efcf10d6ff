; A module without coroutines and awaited calls comes out as without the plugin.
; RUN: %opt -passes='default<O0>' -S < %s > %t.with.ll
; RUN: opt -passes='default<O0>' -S < %s | diff - %t.with.ll
; RUN: %opt -passes='default<O2>' -S < %s > %t.with.ll
; RUN: opt -passes='default<O2>' -S < %s | diff - %t.with.ll
; RUN: %opt -passes='thinlto-pre-link<O2>' -S < %s > %t.with.ll
; RUN: opt -passes='thinlto-pre-link<O2>' -S < %s | diff - %t.with.ll
; RUN: FileCheck %s < %t.with.ll

; CHECK: define void @forwards
%task = type { ptr, ptr }
@text = private unnamed_addr constant [6 x i8] c"other\00", section "llvm.metadata"
@llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @forwards, ptr @text, ptr @text, i32 1, ptr null }], section "llvm.metadata"
@table = constant [1 x ptr] [ptr @returns]
define void @forwards(ptr sret(%task) %result, ptr %callee) {
  call void %callee(ptr sret(%task) %result)
  ret void
}
define ptr @returns(ptr %callee) prefix i64 7 {
  %p = call ptr %callee()
  ret ptr %p
}
