; pipeline: dynasync
; The list of annotations went away under what refers to it.
@options = global i32 0
@text = private unnamed_addr constant [24 x i8] c"dynasync-module:slot=64\00", section "llvm.metadata"
@file = private unnamed_addr constant [6 x i8] c"a.cpp\00", section "llvm.metadata"
@llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @options, ptr @text, ptr @file, i32 3, ptr null }], section "llvm.metadata"
@llvm.used = appending global [1 x ptr] [ptr @llvm.global.annotations], section "llvm.metadata"

define void @f() {
  ret void
}
