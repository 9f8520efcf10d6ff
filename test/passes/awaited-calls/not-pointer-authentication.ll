; A signed pointer is no address that a distance can be added to.
; RUN: %opt -passes=dynasync %remarks -S %s 2>&1 | FileCheck %s

; CHECK: remark: {{.*}}left as it was: pointer-authentication
; CHECK: define void @caller(
; CHECK-NEXT: call void %callee() #{{[0-9]+}} [ "ptrauth"(i32 1, i64 2) ]
; CHECK-NEXT: ret void
define void @caller(ptr %callee) {
  call void %callee() "dynasync"="nested" [ "ptrauth"(i32 1, i64 2) ]
  ret void
}
