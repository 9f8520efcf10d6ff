; A size that is no number.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes=dynasync -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: {{.*}}in module '{{.*}}': !dynasync.options: '64k' is not a number of bytes from 0 to 1073741824
; CHECK-NOT: Stack dump

!dynasync.options = !{!0}
!0 = !{!"slot=64k"}
