; Storage and header of 32-bit words.
; RUN: %opt -mtriple=riscv32-unknown-elf -passes=dynasync-awaited-calls -S %s | FileCheck %s

; CHECK: %[[STORAGE:.*]] = alloca [72 x i8], align 8
; CHECK-NEXT: %[[SLOT:.*]] = getelementptr i8, ptr %[[STORAGE]], i32 8
; CHECK-NEXT: %[[P:.*]] = getelementptr i8, ptr %[[SLOT]], i32 -8
; CHECK-NEXT: store i32 64, ptr %[[P]], align 4
; CHECK-NEXT: %[[P:.*]] = getelementptr i8, ptr %[[SLOT]], i32 -4
; CHECK-NEXT: store ptr null, ptr %[[P]], align 4
define void @caller(ptr %callee) {
  call void %callee() "dynasync"="inline(64)"
  ret void
}
