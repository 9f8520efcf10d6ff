; byval, inreg, extension and alignment of arguments, attributes of the call and
; its calling convention hold for both halves.
; RUN: %opt -passes=dynasync-dispatch -S %s | FileCheck %s

; CHECK: call fastcc noundef ptr %{{.*}}(ptr byval([4 x i64]) align 16 %a, ptr inreg %b, i8 signext %c, ptr swiftself %a, ptr %slot) #[[A:[0-9]+]]
; CHECK: call fastcc noundef ptr %callee(ptr byval([4 x i64]) align 16 %a, ptr inreg %b, i8 signext %c, ptr swiftself %a) #[[A]]
; CHECK: attributes #[[A]] = { cold coro_elide_safe nounwind "who"="knows" }
define ptr @caller(ptr %callee, ptr %slot, ptr %a, ptr %b, i8 %c) {
  %task = call fastcc noundef ptr %callee(ptr byval([4 x i64]) align 16 %a, ptr inreg %b, i8 signext %c, ptr swiftself %a) nounwind cold coro_elide_safe "who"="knows" [ "dynasync.slot"(ptr %slot) ]
  ret ptr %task
}
