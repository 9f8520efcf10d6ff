; By itself, too, the pass leaves calls alone that cannot be made twice or with
; one argument more: it drops their slots.
; RUN: %opt -passes='dynasync-dispatch,verify' -S %s | FileCheck %s

; CHECK: musttail call void %callee(ptr %callee, ptr %slot){{$}}
; CHECK-NEXT: ret void
define void @tail(ptr %callee, ptr %slot) {
  musttail call void %callee(ptr %callee, ptr %slot) [ "dynasync.slot"(ptr %slot) ]
  ret void
}
; CHECK: define void @variadic
; CHECK-NEXT: call void (ptr, ...) %callee(ptr %slot, i32 1){{$}}
; CHECK-NEXT: ret void
define void @variadic(ptr %callee, ptr %slot) {
  call void (ptr, ...) %callee(ptr %slot, i32 1) [ "dynasync.slot"(ptr %slot) ]
  ret void
}
; CHECK: define void @kcfi
; CHECK-NEXT: call void %callee(ptr %slot) [ "kcfi"(i32 42) ]
; CHECK-NEXT: ret void
define void @kcfi(ptr %callee, ptr %slot) {
  call void %callee(ptr %slot) [ "kcfi"(i32 42), "dynasync.slot"(ptr %slot) ]
  ret void
}
