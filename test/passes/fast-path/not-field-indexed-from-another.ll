; Indexed by a variable from the field in front of it, as LLVM folds i - 1.
; RUN: %opt -passes=dynasync-fast-path -S %s | FileCheck %s
; CHECK-LABEL: define internal void @f.__uniq.slot.resume(
; CHECK: store i64 7, ptr %a
; CHECK: %i = call i64 @h()
; CHECK: %y = load i64, ptr %at
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
define internal void @f.__uniq.slot.resume(ptr %frame) "dynasync-private-frame" "dynasync-promise-end"="16" "dynasync-frame-layout"="0,8,16,24,56,64" {
  %a = getelementptr i8, ptr %frame, i64 24
  store i64 7, ptr %a
  %before = getelementptr i8, ptr %frame, i64 16
  %i = call i64 @h()
  %at = getelementptr i64, ptr %before, i64 %i
  %y = load i64, ptr %at
  call void @g(i64 %y)
  ret void
}
