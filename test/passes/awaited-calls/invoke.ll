; An invoke gets its slot like a call.
; RUN: %opt -passes=dynasync-awaited-calls -S %s | FileCheck %s

declare i32 @__gxx_personality_v0(...)
; CHECK: define ptr @caller(
; CHECK: %[[SLOT:.*]] = getelementptr i8, ptr %{{.*}}, i64 16
; CHECK: %task = invoke ptr %callee() #{{[0-9]+}} [ "dynasync.slot"(ptr %[[SLOT]]) ]
; CHECK-NEXT: to label %normal unwind label %pad
; CHECK: %where = phi i32 [ 2, %entry ]
define ptr @caller(ptr %callee) personality ptr @__gxx_personality_v0 {
entry:
  %task = invoke ptr %callee() "dynasync"="nested" to label %normal unwind label %pad
normal:
  ret ptr %task
pad:
  %where = phi i32 [ 2, %entry ]
  %exception = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %exception
}
