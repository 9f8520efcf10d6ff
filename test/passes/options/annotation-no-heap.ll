; [[clang::annotate("dynasync-no-heap")]] on a function becomes its attribute,
; which says where.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s

; CHECK: define void @annotated() #[[NO_HEAP:[0-9]+]] {
; CHECK: attributes #[[NO_HEAP]] = { "dynasync-no-heap"="a.cpp:1" }
@text = private unnamed_addr constant [17 x i8] c"dynasync-no-heap\00", section "llvm.metadata"
@file = private unnamed_addr constant [6 x i8] c"a.cpp\00", section "llvm.metadata"
@llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [
  { ptr, ptr, ptr, i32, ptr } { ptr @annotated, ptr @text, ptr @file, i32 1, ptr null }], section "llvm.metadata"
define void @annotated() {
  ret void
}
