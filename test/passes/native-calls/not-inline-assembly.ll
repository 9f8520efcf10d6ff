; Inline assembly takes no slot.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O2>' -disable-output %s 2>&1 | FileCheck %s

; CHECK: error: {{.*}}a native call cannot be one of this kind: unsupported-call
; CHECK-NOT: Stack dump
define void @f() {
  call void asm sideeffect "", ""() "dynasync-native"
  ret void
}
