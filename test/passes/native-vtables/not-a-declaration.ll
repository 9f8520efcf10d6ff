; An async method that another module defines.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: {{.*}}method 'next': an async function is a coroutine of this module
; CHECK-NOT: Stack dump

@vt = constant [1 x ptr] [ptr @next]
declare ptr @next(ptr)

!dynasync.vtables = !{!0}
!0 = !{ptr @vt, !"Iter for Range", !1}
!1 = !{i32 0, !"next", !"async", null, !""}
