; A musttail call has its caller's type.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O2>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: {{.*}}a native call cannot be one of this kind: musttail
; CHECK-NOT: Stack dump
define ptr @f(ptr %fn) {
  %r = musttail call ptr %fn(ptr %fn) "dynasync-native"
  ret ptr %r
}
