; A native call that says it is lowered already gets its slot all the same: its
; entry takes one in any case.
;
; RUN: %opt -passes='dynasync<strategy=inline:64>,verify' -S %s | FileCheck %s
; CHECK: define void @f(ptr %fn, ptr %a)
; CHECK: %inline.slot = getelementptr
; CHECK: call void %fn(ptr %a, ptr %inline.slot)
define void @f(ptr %fn, ptr %a) {
  call void %fn(ptr %a) "dynasync-lowered"="pending" "dynasync-native"
  ret void
}
