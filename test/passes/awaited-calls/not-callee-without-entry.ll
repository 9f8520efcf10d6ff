; A function of this unit that is neither coroutine nor forwarder.
; RUN: %opt -passes=dynasync %remarks -S %s 2>&1 | FileCheck %s

; CHECK: remark: {{.*}}awaited call to plain left as it was: callee-has-no-slot-entry
; CHECK-NOT: alloca
; CHECK: define void @caller(
; CHECK-NEXT: call void @plain() #{{[0-9]+}}{{$}}
; CHECK-NEXT: ret void
define void @plain() {
  ret void
}
define void @caller() {
  call void @plain() "dynasync"="nested"
  ret void
}
