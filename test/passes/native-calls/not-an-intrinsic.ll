; Nor does an intrinsic.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O2>' -disable-output %s 2>&1 | FileCheck %s

; CHECK: error: {{.*}}a native call cannot be one of this kind: intrinsic
; CHECK-NOT: Stack dump
declare void @llvm.donothing()
define void @f() {
  call void @llvm.donothing() "dynasync-native"
  ret void
}
