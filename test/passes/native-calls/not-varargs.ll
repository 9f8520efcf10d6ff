; A variadic call.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O2>' -disable-output %s 2>&1 | FileCheck %s

; CHECK: error: {{.*}}a native call cannot be one of this kind: varargs
; CHECK-NOT: Stack dump
define void @f(ptr %fn, ptr %a, ptr %b, ptr %c) {
  call void (ptr, ...) %fn(ptr %a, ptr %b) "dynasync-native"
  ret void
}
