; Two annotations of one function that contradict each other: nobody can tell
; which one was meant.
; RUN: not %opt -passes=dynasync -disable-output %s 2>&1 | FileCheck %s

; CHECK: error: {{.*}}contradict
@text = private unnamed_addr constant [20 x i8] c"dynasync:inline(32)\00", section "llvm.metadata"
@more = private unnamed_addr constant [13 x i8] c"dynasync:box\00", section "llvm.metadata"
@llvm.global.annotations = appending global [2 x { ptr, ptr, ptr, i32, ptr }] [
  { ptr, ptr, ptr, i32, ptr } { ptr @twice, ptr @text, ptr @text, i32 1, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @twice, ptr @more, ptr @text, i32 1, ptr null }], section "llvm.metadata"
define void @twice() {
  ret void
}
