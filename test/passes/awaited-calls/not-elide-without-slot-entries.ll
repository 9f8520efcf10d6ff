; A call of strategy elide that slot-entries has not seen stays a plain call.
; RUN: %opt -passes='dynasync-awaited-calls,verify' %remarks -S %s 2>&1 | FileCheck %s

; CHECK: remark: {{.*}}awaited call to indirect left as it was: callee-left-alone
; CHECK: define void @caller(
; CHECK-NEXT: call void %f() #{{[0-9]+}}{{$}}
; CHECK-NEXT: ret void
define void @caller(ptr %f) {
  call void %f() "dynasync"="elide"
  ret void
}
