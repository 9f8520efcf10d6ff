; The attribute's value.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O2>' -disable-output %s 2>&1 | FileCheck %s

; CHECK: error: {{.*}}unknown form 'simple' of a native call (known: plain)
; CHECK-NOT: Stack dump
define void @f(ptr %fn, ptr %a, ptr %b, ptr %c) {
  call void %fn(ptr %a) "dynasync-native"="simple"
  ret void
}
