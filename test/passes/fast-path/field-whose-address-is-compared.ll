; To compare a field's address gives it to nobody.
; RUN: %opt -passes=dynasync-fast-path -S %s | FileCheck %s
; CHECK-LABEL: define internal void @f.__uniq.slot.resume(
; CHECK-NOT: load i64
; CHECK: %there = icmp ne ptr %b, null
; CHECK-NOT: load i64
; CHECK: call void @g(i64 8)
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
  %b = getelementptr i8, ptr %frame, i64 24
  store i64 8, ptr %b
  %there = icmp ne ptr %b, null
  call void @llvm.assume(i1 %there)
  %z = load i64, ptr %b
  call void @g(i64 %z)
  ret void
}
