; A function that is no coroutine has a slot on its stack for each awaited call of
; the strategy nested; the headers are written once, before all of them.
; RUN: %opt -passes=dynasync-awaited-calls -S %s | FileCheck %s

; CHECK: define void @caller(
; CHECK-NEXT: entry:
; CHECK-NEXT: %[[OTHER:.*]] = alloca [1040 x i8], align 16
; CHECK-NEXT: %[[SLOT2:.*]] = getelementptr i8, ptr %[[OTHER]], i64 16
; CHECK: %[[STORAGE:.*]] = alloca [1040 x i8], align 16
; CHECK-NEXT: %[[SLOT:.*]] = getelementptr i8, ptr %[[STORAGE]], i64 16
; CHECK-NEXT: %[[P:.*]] = getelementptr i8, ptr %[[SLOT]], i64 -16
; CHECK-NEXT: store i64 1024, ptr %[[P]], align 8
; CHECK-NEXT: %[[P:.*]] = getelementptr i8, ptr %[[SLOT]], i64 -8
; CHECK-NEXT: store ptr null, ptr %[[P]], align 8
; CHECK: br label %loop
; CHECK: call void %callee() #[[DONE:[0-9]+]] [ "dynasync.slot"(ptr %[[SLOT]]) ]
; CHECK: call void %callee(i32 2) #[[DONE]] [ "dynasync.slot"(ptr %[[SLOT2]]) ]
; CHECK-NOT: alloca
; CHECK: attributes #[[DONE]] = { "dynasync"="nested" "dynasync-lowered" }
define void @caller(ptr %callee, i1 %c) {
entry:
  br label %loop
loop:
  call void %callee() "dynasync"="nested"
  call void %callee(i32 2) "dynasync"="nested"
  br i1 %c, label %loop, label %exit
exit:
  ret void
}
