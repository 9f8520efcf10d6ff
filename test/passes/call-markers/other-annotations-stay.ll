; Only what told of markers goes away.
; RUN: cat %s | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: @llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @others, ptr @other, ptr @file, i32 2, ptr @args }], section "llvm.metadata"
; CHECK-NOT: dynasync-call
@marker = private unnamed_addr constant [18 x i8] c"dynasync-call:box\00", section "llvm.metadata"
@other = private unnamed_addr constant [6 x i8] c"other\00", section "llvm.metadata"
@file = private unnamed_addr constant [6 x i8] c"a.cpp\00", section "llvm.metadata"
@args = private unnamed_addr constant { i32 } { i32 7 }, section "llvm.metadata"
@llvm.global.annotations = appending global [2 x { ptr, ptr, ptr, i32, ptr }] [
  { ptr, ptr, ptr, i32, ptr } { ptr @boxed, ptr @marker, ptr @file, i32 1, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @others, ptr @other, ptr @file, i32 2, ptr @args }], section "llvm.metadata"
declare void @boxed(ptr, ptr)
define void @others() {
  ret void
}
