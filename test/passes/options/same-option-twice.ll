; The same option from two places is no contradiction.
; RUN: %opt -passes=dynasync %remarks -disable-output %s 2>&1 | FileCheck %s

; CHECK: strategy inline:64, slot of 64 bytes
define void @caller(ptr %callee) {
  call void %callee() "dynasync"="inline(64)"
  ret void
}
!dynasync.options = !{!0, !1, !2}
!0 = !{!"slot=64", !"strategy=inline(8)"}
!1 = !{!"slot=64;strategy=inline:8"}
!2 = !{!""}
