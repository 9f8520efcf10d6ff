; The bundle is for native calls.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O2>' -disable-output %s 2>&1 | FileCheck %s

; CHECK: error: {{.*}}a "dynasync.arg" bundle on a call that is not native
; CHECK-NOT: Stack dump
define void @f(ptr %fn, ptr %a, ptr %b, ptr %c) {
  call void %fn(ptr %a) [ "dynasync.arg"(i32 0, ptr %b, ptr %c) ]
  ret void
}
