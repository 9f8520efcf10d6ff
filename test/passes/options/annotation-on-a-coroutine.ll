; An annotated coroutine's awaited calls follow its strategy.
; RUN: cat %s %S/../Inputs/coroutine.ll | %opt -passes=dynasync %remarks -disable-output 2>&1 | FileCheck %s

; CHECK: strategy inline:32, slot of 32 bytes
@text = private unnamed_addr constant [20 x i8] c"dynasync:inline(32)\00", section "llvm.metadata"
@llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @parent, ptr @text, ptr @text, i32 1, ptr null }], section "llvm.metadata"
