; A helper that nobody would define.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes=dynasync -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: {{.*}}in module '{{.*}}': symbol '__dynasync_drop_v1' is reserved for DynAsync
; CHECK-NOT: Stack dump

declare void @__dynasync_drop_v1(ptr)
