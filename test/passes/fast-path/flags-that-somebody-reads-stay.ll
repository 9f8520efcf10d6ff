; Fields of the frame that its functions read are written.
; RUN: %opt -mtriple=x86_64-unknown-linux-gnu -passes=dynasync-fast-path -S %s | FileCheck %s

; CHECK: define internal ptr @f.__uniq.slot(
; CHECK: store i1 true, ptr %index
; CHECK-NOT: store i1 true, ptr %unread
; CHECK: ret ptr
define internal ptr @f.__uniq.slot(ptr %slot) "dynasync-slot-entry" {
  %availp = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %availp acquire, align 8
  %fits = icmp sge i64 %avail, 24
  br i1 %fits, label %take, label %own
take:
  store i64 0, ptr %availp
  store ptr @f.__uniq.slot.resume, ptr %slot
  %destroy = getelementptr i8, ptr %slot, i64 8
  store ptr @f.__uniq.slot.destroy, ptr %destroy
  %index = getelementptr i8, ptr %slot, i64 16
  store i1 true, ptr %index
  %unread = getelementptr i8, ptr %slot, i64 17
  store i1 true, ptr %unread
  ret ptr %slot
own:
  %new = call ptr @_Znwm(i64 24)
  ret ptr %new
}
declare ptr @_Znwm(i64)
declare void @use(i1)
define internal void @f.__uniq.slot.resume(ptr %frame) "dynasync-promise-end"="16" {
  %index = getelementptr i8, ptr %frame, i64 16
  %value = load i1, ptr %index
  call void @use(i1 %value)
  ret void
}
define internal void @f.__uniq.slot.destroy(ptr %frame) {
  ret void
}
