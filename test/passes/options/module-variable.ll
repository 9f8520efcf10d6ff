; The variable of dynasync/module.h becomes module options and goes, with its
; texts and its places in the lists of used variables; what is annotated or used
; otherwise stays.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s
; RUN: %opt -passes=dynasync %remarks -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

; CHECK-NOT: dynasync-module
; CHECK-NOT: @dynasync_module_options
; CHECK: @kept = global i32 0
; CHECK: @other = private {{.*}}c"other\00"
; CHECK: @llvm.compiler.used = appending global [1 x ptr] [ptr @kept]
; CHECK: @llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @kept, ptr @other, ptr @file, i32 2, ptr null }], section "llvm.metadata"
; CHECK-NOT: @dynasync_module_options
; CHECK: !dynasync.options = !{![[N:[0-9]+]]}
; CHECK: ![[N]] = !{!"slot=2048;strategy=inline(64)"}

; REMARK: strategy inline:64, slot of 64 bytes
@dynasync_module_options = internal constant i8 0
@kept = global i32 0
@text = private unnamed_addr constant [46 x i8] c"dynasync-module:slot=2048;strategy=inline(64)\00", section "llvm.metadata"
@other = private unnamed_addr constant [6 x i8] c"other\00", section "llvm.metadata"
@file = private unnamed_addr constant [6 x i8] c"a.cpp\00", section "llvm.metadata"
@llvm.compiler.used = appending global [2 x ptr] [ptr @dynasync_module_options, ptr @kept], section "llvm.metadata"
@llvm.global.annotations = appending global [2 x { ptr, ptr, ptr, i32, ptr }] [
  { ptr, ptr, ptr, i32, ptr } { ptr @dynasync_module_options, ptr @text, ptr @file, i32 1, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @kept, ptr @other, ptr @file, i32 2, ptr null }], section "llvm.metadata"
define void @caller(ptr %callee) {
  call void %callee() "dynasync"="inline(64)"
  ret void
}
