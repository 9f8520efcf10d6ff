; A call without a slot has no strategy.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O2>' -disable-output %s 2>&1 | FileCheck %s

; CHECK: error: {{.*}}a native call without a slot has no strategy
; CHECK-NOT: Stack dump
define void @f(ptr %fn, ptr %a, ptr %b, ptr %c) {
  call void %fn(ptr %a) "dynasync-native"="plain" "dynasync"="box"
  ret void
}
