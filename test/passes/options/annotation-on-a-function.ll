; [[clang::annotate("dynasync:...")]] on a function becomes its attribute;
; the annotation stays: others may read it, too.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s

; CHECK: @llvm.global.annotations = appending global [4 x { ptr, ptr, ptr, i32, ptr }]
; CHECK: define void @annotated(ptr %callee) #[[SMALL:[0-9]+]] {
; CHECK: define void @others() {
; CHECK: declare void @declared() #[[SMALL]]
; CHECK: attributes #[[SMALL]] = { "dynasync"="inline(32)" }
@text = private unnamed_addr constant [20 x i8] c"dynasync:inline(32)\00", section "llvm.metadata"
@other = private unnamed_addr constant [6 x i8] c"other\00", section "llvm.metadata"
@file = private unnamed_addr constant [6 x i8] c"a.cpp\00", section "llvm.metadata"
@variable = global i32 0
@llvm.global.annotations = appending global [4 x { ptr, ptr, ptr, i32, ptr }] [
  { ptr, ptr, ptr, i32, ptr } { ptr @annotated, ptr @text, ptr @file, i32 1, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @others, ptr @other, ptr @file, i32 3, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @variable, ptr @text, ptr @file, i32 4, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @declared, ptr @text, ptr @file, i32 5, ptr null }], section "llvm.metadata"
define void @annotated(ptr %callee) {
  ret void
}
define void @others() {
  ret void
}
declare void @declared()
