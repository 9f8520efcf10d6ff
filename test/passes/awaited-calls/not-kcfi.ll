; KCFI checks the type of the plain call's callee; an entry has none.
; RUN: %opt -passes=dynasync %remarks -S %s 2>&1 | FileCheck %s

; CHECK: remark: {{.*}}left as it was: kcfi
; CHECK: define void @caller(
; CHECK-NEXT: call void %callee() #{{[0-9]+}} [ "kcfi"(i32 42) ]
; CHECK-NEXT: ret void
define void @caller(ptr %callee) {
  call void %callee() "dynasync"="nested" [ "kcfi"(i32 42) ]
  ret void
}
