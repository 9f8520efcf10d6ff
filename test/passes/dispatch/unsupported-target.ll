; A target without publication: nobody is asked, and the slot is dropped.
; RUN: %opt -mtriple=wasm32-unknown-unknown -passes=dynasync-dispatch -S %s | FileCheck %s

; CHECK: define void @caller(
; CHECK-NEXT: call void %callee(){{$}}
; CHECK-NEXT: ret void
define void @caller(ptr %callee, ptr %slot) {
  call void %callee() [ "dynasync.slot"(ptr %slot) ]
  ret void
}
