; The argument is no address.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O2>' -disable-output %s 2>&1 | FileCheck %s

; CHECK: error: {{.*}}a "dynasync.arg" bundle names no argument that is a pointer
; CHECK-NOT: Stack dump
define void @f(ptr %fn, ptr %a, ptr %b, ptr %c) {
  call void %fn(i64 1) "dynasync-native" [ "dynasync.arg"(i32 0, ptr %b, ptr %c) ]
  ret void
}
