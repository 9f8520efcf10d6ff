; Modules that were linked describe the one vtable that they share, each in its own
; words: an operand that both describe has one shim, one that a single module
; describes has its shim, too.
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %s | FileCheck %s
; CHECK: @vt = constant [3 x ptr] [ptr @first.__uniq.shim, ptr @second.__uniq.shim, ptr @third.__uniq.shim]
; CHECK-COUNT-3: define internal {{.*}}.__uniq.shim(
; CHECK-NOT: define internal {{.*}}.shim

@vt = constant [3 x ptr] [ptr @first, ptr @second, ptr @third]
define internal ptr @first({ ptr, ptr, ptr } %self) {
  ret ptr null
}
define internal ptr @second({ ptr, ptr, ptr } %self) {
  ret ptr null
}
define internal ptr @third({ ptr, ptr, ptr } %self) {
  ret ptr null
}
!dynasync.vtables = !{!0, !1}
!0 = !{ptr @vt, !"T for X", !2, !3}
!1 = !{ptr @vt, !"T for X", !3, !4}
!2 = !{i32 0, !"first", !"plain", null, !"dyn"}
!3 = !{i32 1, !"second", !"plain", null, !"dyn"}
!4 = !{i32 2, !"third", !"plain", null, !"dyn"}
