; A size that no avail can say, in a module without a heap: there is no room for it
; anywhere, and nothing is called.
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %s | FileCheck %s
; CHECK-LABEL: define internal { ptr, ptr, ptr } @make.__uniq.shim(
; CHECK-NEXT: entry:
; CHECK-NEXT: call void @__dynasync_trapped_v1(ptr {{.*}}, i32 2147483640, i32 0)
; CHECK-NEXT: unreachable
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i386-unknown-linux-gnu"
!dynasync.vtables = !{!0}
!0 = !{ptr @vt, !"T for X", !1}
!1 = !{i32 0, !"make", !"value", ptr @vt2, !""}
@vt = constant { ptr } { ptr @make }
@vt2 = constant i32 0
define internal void @make(ptr sret([2147483640 x i8]) align 64 %r) nounwind {
  store i32 1, ptr %r
  ret void
}
!dynasync.options = !{!2}
!2 = !{!"heap=no"}
