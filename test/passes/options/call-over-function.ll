; The strategy of a call wins over its function's, which wins over the module's,
; which wins over the pass parameter's, which wins over the default.
; RUN: %opt -passes=dynasync %remarks -disable-output %s 2>&1 | FileCheck %s
; RUN: %opt -passes='dynasync<strategy=box>' %remarks -disable-output %s 2>&1 | FileCheck %s

; CHECK: strategy inline:32, slot of 32 bytes
; CHECK-NOT: remark
define void @caller(ptr %callee) "dynasync"="box" {
  call void %callee() "dynasync"="inline(32)"
  ret void
}
!dynasync.options = !{!0}
!0 = !{!"strategy=inline:64"}
