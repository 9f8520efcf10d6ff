; Each call of the strategy inline has storage of its own.
; RUN: %opt -passes=dynasync-awaited-calls -S %s | FileCheck %s

; CHECK-DAG: %[[A:.*]] = alloca [80 x i8], align 16
; CHECK-DAG: %[[B:.*]] = alloca [528 x i8], align 16
; CHECK-DAG: %[[C:.*]] = alloca [16 x i8], align 16
; CHECK-DAG: %[[ASLOT:.*]] = getelementptr i8, ptr %[[A]], i64 16
; CHECK-DAG: %[[BSLOT:.*]] = getelementptr i8, ptr %[[B]], i64 16
; CHECK-DAG: %[[CSLOT:.*]] = getelementptr i8, ptr %[[C]], i64 16
; CHECK-DAG: store i64 64,
; CHECK-DAG: store i64 512,
; CHECK-DAG: store i64 0,
; CHECK: call void %callee() #{{[0-9]+}} [ "dynasync.slot"(ptr %[[ASLOT]]) ]
; CHECK: call void %callee() #{{[0-9]+}} [ "dynasync.slot"(ptr %[[BSLOT]]) ]
; CHECK: call void %callee() #{{[0-9]+}} [ "dynasync.slot"(ptr %[[CSLOT]]) ]
define void @caller(ptr %callee) {
  call void %callee() "dynasync"="inline(64)"
  call void %callee() "dynasync"="inline:512"
  call void %callee() "dynasync"="inline(0)"
  ret void
}
