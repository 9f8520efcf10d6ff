; Other operands, other globals and other uses of the functions stay.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s
; RUN: %opt -passes='dynasync-slot-entries,dynasync-slot-entries' -S %s | FileCheck %s

; CHECK: @vt = constant { ptr, i64, ptr } { ptr @get, i64 8, ptr @get.__uniq.shim }
; CHECK: @other = constant [1 x ptr] [ptr @get]
@vt = constant { ptr, i64, ptr } { ptr @get, i64 8, ptr @get }
@other = constant [1 x ptr] [ptr @get]

define internal i64 @get(i64 %self) {
  ret i64 %self
}
; CHECK: define i64 @user()
; CHECK-NEXT: call i64 @get(i64 1)
define i64 @user() {
  %r = call i64 @get(i64 1)
  ret i64 %r
}
; CHECK: define internal i64 @get.__uniq.shim(ptr %self)
; CHECK-NOT: define
!dynasync.vtables = !{!0}
!0 = !{ptr @vt, !"Get", !1}
!1 = !{i32 2, !"get", !"plain", null, !"value"}
