; A module option that nobody knows.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes=dynasync -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: {{.*}}in module '{{.*}}': !dynasync.options: unknown option 'slots=64' (known: strategy=STRATEGY, slot=N, heap=no, heap=always, names=no, profile=yes, profile-use=FILE, profile-memory=N)
; CHECK-NOT: Stack dump

!dynasync.options = !{!0}
!0 = !{!"slots=64"}
