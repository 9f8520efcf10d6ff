; One instruction that sets two fields: neither is kept in a register.
; RUN: %opt -passes=dynasync-fast-path -S %s | FileCheck %s
; CHECK-LABEL: define internal void @f.__uniq.slot.resume(
; CHECK: %x = load i64, ptr %b
; CHECK: call void @g(i64 %x)
; CHECK: store i64 7, ptr %b
; CHECK: call void @llvm.memset
; CHECK: %y = load i64, ptr %b
; CHECK: call void @g(i64 %y)
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
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
define internal void @f.__uniq.slot.resume(ptr %frame) "dynasync-private-frame" "dynasync-promise-end"="16" "dynasync-frame-layout"="0,8,16,24,32,40,64" {
  %a = getelementptr i8, ptr %frame, i64 16
  %b = getelementptr i8, ptr %frame, i64 24
  %x = load i64, ptr %b
  call void @g(i64 %x) nounwind
  store i64 7, ptr %b
  call void @g(i64 0)
  call void @llvm.memset.p0.i64(ptr %a, i8 0, i64 16, i1 false)
  call void @g(i64 2)
  %y = load i64, ptr %b
  call void @g(i64 %y)
  ret void
}
