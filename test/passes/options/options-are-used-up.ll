; Units with different options may be linked and compiled once more: the options
; go when they have been used.
; RUN: sed 's/@caller/@one/; s/64/32/' %s | %opt -passes='default<O0>' -o %t.one.bc
; RUN: %opt -passes='default<O0>' %s -o %t.two.bc
; RUN: llvm-link %t.one.bc %t.two.bc -o %t.both.bc
; RUN: %opt -passes='default<O2>' -S %t.both.bc | FileCheck %s

; CHECK-DAG: store i64 32,
; CHECK-DAG: store i64 64,
; CHECK-NOT: dynasync.options
define void @caller(ptr %callee) {
  call void %callee() "dynasync"="nested"
  ret void
}
!dynasync.options = !{!0}
!0 = !{!"slot=64"}
