; A vtable that has been deleted is skipped, and the metadata is used up.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s
; CHECK-NOT: shim
; CHECK-NOT: !dynasync

define void @f() {
  ret void
}
!dynasync.vtables = !{!0}
!0 = !{null, !"Iter for Range", !1}
!1 = !{i32 0, !"next", !"async", null, !""}
