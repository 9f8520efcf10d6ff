; A helper's symbol that is no function.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes=dynasync -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: {{.*}}in module '{{.*}}': symbol '__dynasync_keep_v1' is reserved for DynAsync
; CHECK-NOT: Stack dump

@__dynasync_keep_v1 = global i32 0
