; A call that was lowered is not lowered again.
; RUN: %opt -passes='dynasync-awaited-calls,dynasync-awaited-calls' %remarks -S %s 2>&1 | FileCheck %s
; RUN: %opt -passes='dynasync,dynasync' %remarks -S %s 2>&1 | FileCheck %s --check-prefix=ALL

; CHECK-COUNT-1: remark:
; CHECK-NOT: remark:
; CHECK-COUNT-1: alloca
; CHECK-NOT: alloca
; CHECK-COUNT-1: call void %callee()
; CHECK-NOT: call void

; ALL-COUNT-1: remark:
; ALL-NOT: remark:
; ALL-COUNT-1: alloca
; ALL-NOT: alloca
; ALL-COUNT-1: icmp eq
; ALL-NOT: icmp eq
define void @caller(ptr %callee) {
  call void %callee() "dynasync"="nested"
  ret void
}
