; The empty slot's symbol that is something else.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes=dynasync -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: {{.*}}in module '{{.*}}': symbol 'dynasync.empty.slot' is reserved for DynAsync
; CHECK-NOT: Stack dump

@dynasync.empty.slot = global i8 1
