; The slot would be one of the variable arguments.
; RUN: %opt -passes=dynasync %remarks -S %s 2>&1 | FileCheck %s

; CHECK: remark: {{.*}}left as it was: varargs
; CHECK: define void @caller(
; CHECK-NEXT: call void (ptr, ...) %callee(ptr %callee, i32 1) #{{[0-9]+}}{{$}}
; CHECK-NEXT: ret void
define void @caller(ptr %callee) {
  call void (ptr, ...) %callee(ptr %callee, i32 1) "dynasync"="nested"
  ret void
}
