; A part that ends in a tail call leaves its frame there: nothing may stand behind.
; RUN: %opt -passes='dynasync-fast-path,verify' -S %s | FileCheck %s
; CHECK-LABEL: define internal void @f.__uniq.slot.resume(
; CHECK-NOT: store i64 7
; CHECK: store i64 8, ptr
; CHECK: musttail call void @next(ptr %other)
; CHECK-NEXT: ret void
target triple = "x86_64-unknown-linux-gnu"
declare ptr @_Znwm(i64)
declare void @g(i64)
declare i64 @h()
define internal ptr @f.__uniq.slot(ptr %slot) "dynasync-slot-entry" {
  %availp = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %availp acquire, align 8
  %fits = icmp sge i64 %avail, 64
  br i1 %fits, label %take, label %own
take:
  %n = sub i64 0, %avail
  store atomic i64 %n, ptr %availp monotonic, align 8
  store ptr @f.__uniq.slot.resume, ptr %slot
  %destroy = getelementptr i8, ptr %slot, i64 8
  store ptr @f.__uniq.slot.destroy, ptr %destroy
  ret ptr %slot
own:
  %new = call ptr @_Znwm(i64 64)
  ret ptr %new
}
define internal void @f.__uniq.slot.destroy(ptr %frame) {
  ret void
}
define internal void @f.__uniq.slot.resume(ptr %frame) "dynasync-private-frame" "dynasync-promise-end"="16" "dynasync-frame-layout"="0,8,16,24,32,40,64" {
  %a = getelementptr i8, ptr %frame, i64 16
  store i64 7, ptr %a
  store i64 8, ptr %a
  %other = load ptr, ptr @waiting
  musttail call void @next(ptr %other)
  ret void
}
@waiting = global ptr null
declare void @next(ptr) nounwind
