; pipeline: dynasync
; The variable was deleted twice.
@options = internal global i32 0
@slot = private constant [24 x i8] c"dynasync-module:slot=64\00", section "llvm.metadata"
@names = private constant [25 x i8] c"dynasync-module:names=no\00", section "llvm.metadata"
@file = private constant [6 x i8] c"a.cpp\00", section "llvm.metadata"
@llvm.global.annotations = appending global [2 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @options, ptr @slot, ptr @file, i32 3, ptr null }, { ptr, ptr, ptr, i32, ptr } { ptr @options, ptr @names, ptr @file, i32 4, ptr null }], section "llvm.metadata"

define void @f() {
  ret void
}
