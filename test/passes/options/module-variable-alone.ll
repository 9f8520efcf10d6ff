; Nothing is left where the options were the only annotation.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s

; CHECK-NOT: @
; CHECK: !dynasync.options = !{!0}
; CHECK: !0 = !{!"slot=2048"}
@dynasync_module_options = internal constant i8 0
@text = private unnamed_addr constant [26 x i8] c"dynasync-module:slot=2048\00", section "llvm.metadata"
@file = private unnamed_addr constant [6 x i8] c"a.cpp\00", section "llvm.metadata"
@llvm.used = appending global [1 x ptr] [ptr @dynasync_module_options], section "llvm.metadata"
@llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @dynasync_module_options, ptr @text, ptr @file, i32 1, ptr null }], section "llvm.metadata"
