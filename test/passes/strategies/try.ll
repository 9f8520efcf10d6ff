; A slot whose keeper refuses: a callee that can fail does, others trap.
; RUN: %opt -passes='dynasync,verify' -S %s | FileCheck %s

; CHECK-LABEL: define ptr @use(
; CHECK: store i64 64,
; CHECK: store ptr @__dynasync_refuse_v1.__uniq.keeper,
; CHECK: call.plain:
; CHECK-NEXT: call void @__dynasync_trapped_v1(
define ptr @use(ptr %make) {
  %task = call ptr %make(i32 7) "dynasync"="try(64)"
  ret ptr %task
}

; CHECK: define linkonce_odr hidden ptr @__dynasync_refuse_v1(
; CHECK: %flags = load i64, ptr %4
; CHECK-NEXT: %[[CAN:.*]] = and i64 %flags, 1
; CHECK-NEXT: %[[YES:.*]] = icmp ne i64 %[[CAN]], 0
; CHECK-NEXT: %[[NO:.*]] = xor i1 %[[YES]], true
; CHECK-NEXT: br i1 %[[NO]], label %trap, label %answer
; CHECK: trap:
; CHECK: call void @__dynasync_trapped_v1(
; CHECK: answer:
; CHECK-NEXT: ret ptr inttoptr (i64 1 to ptr)
