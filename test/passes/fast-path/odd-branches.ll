; Branches of odd shape: both ways the same, the condition used elsewhere, ways
; that merge, the comparison the other way round. None may break the module.
; RUN: %opt -mtriple=x86_64-unknown-linux-gnu -passes='dynasync-fast-path,verify' -S %s | FileCheck %s

; CHECK: define internal ptr @same.__uniq.slot(
define internal ptr @same.__uniq.slot(ptr %slot) "dynasync-slot-entry" {
  %p = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %p acquire, align 8
  %fits = icmp sge i64 %avail, 24
  br i1 %fits, label %both, label %both
both:
  %x = phi ptr [ %slot, %0 ], [ %slot, %0 ]
  ret ptr %x
}
; CHECK: define internal ptr @shared.__uniq.slot(
; CHECK: %avail = load atomic i64, ptr %p acquire
; CHECK: ret ptr
define internal ptr @shared.__uniq.slot(ptr %o, ptr %slot) "dynasync-slot-entry" {
  %p = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %p acquire, align 8
  %fits = icmp slt i64 %avail, 24
  br i1 %fits, label %own, label %take
take:
  store i64 %avail, ptr %o
  br label %end
own:
  %new = call ptr @_Znwm(i64 24)
  br label %end
end:
  %result = phi ptr [ %slot, %take ], [ %new, %own ]
  store i1 %fits, ptr %o
  ret ptr %result
}
declare ptr @_Znwm(i64)
; CHECK: define internal ptr @shared.__uniq.slot.cold(
; CHECK: call ptr @_Znwm
