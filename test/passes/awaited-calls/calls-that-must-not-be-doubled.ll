; A call that may not be duplicated, or not depend on more control flow, cannot
; be made in two ways.
; RUN: %opt -passes='dynasync,verify' -S %s | FileCheck %s

; CHECK: define void @caller(
; CHECK-NEXT: call void %callee(i32 1)
; CHECK-NEXT: ret void
; CHECK: define void @converging(
; CHECK-NEXT: %token = call token
; CHECK-NEXT: call void %callee(i32 2)
; CHECK-NEXT: ret void
define void @caller(ptr %callee) {
  call void %callee(i32 1) noduplicate "dynasync"="nested"
  ret void
}
define void @converging(ptr %callee) convergent {
  %token = call token @llvm.experimental.convergence.entry()
  call void %callee(i32 2) convergent "dynasync"="nested" [ "convergencectrl"(token %token) ]
  ret void
}
