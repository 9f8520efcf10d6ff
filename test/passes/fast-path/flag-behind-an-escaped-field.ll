; Whoever has the address of a field may read that field, and no other: a flag
; behind it that nobody reads is not written. Where fields end is not known, or the
; flag is in the field, it stays.
; RUN: %opt -mtriple=x86_64-unknown-linux-gnu -passes=dynasync-fast-path -S %s | FileCheck %s --implicit-check-not='store i1'
; RUN: sed 's/0,8,16,24,25,26/0,8,16,26/' %s | %opt -mtriple=x86_64-unknown-linux-gnu -passes=dynasync-fast-path -S | FileCheck %s --check-prefix=STAYS
; RUN: sed 's/"dynasync-frame-layout"="[0-9,]*"//' %s | %opt -mtriple=x86_64-unknown-linux-gnu -passes=dynasync-fast-path -S | FileCheck %s --check-prefix=STAYS
; RUN: sed 's/i64 16 ; variable/i64 25/' %s | %opt -mtriple=x86_64-unknown-linux-gnu -passes=dynasync-fast-path -S | FileCheck %s --check-prefix=STAYS
; A copy reads as far as it says, over fields' ends.
; RUN: sed 's/call void @use(ptr %%variable)/call void @llvm.memcpy.p0.p0.i64(ptr @copied, ptr %%variable, i64 9, i1 false)/' %s > %t.copy.ll
; RUN: %opt -mtriple=x86_64-unknown-linux-gnu -passes=dynasync-fast-path -S %t.copy.ll | FileCheck %s --implicit-check-not='store i1'
; RUN: sed 's/i64 9, i1 false/i64 10, i1 false/' %t.copy.ll | %opt -mtriple=x86_64-unknown-linux-gnu -passes=dynasync-fast-path -S | FileCheck %s --check-prefix=STAYS

; CHECK: define internal ptr @f.__uniq.slot(
; CHECK: ret ptr
; STAYS: define internal ptr @f.__uniq.slot(
; STAYS: store i1 true
; STAYS: ret ptr
define internal ptr @f.__uniq.slot(ptr %slot) "dynasync-slot-entry" {
  %availp = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %availp acquire, align 8
  %fits = icmp sge i64 %avail, 32
  br i1 %fits, label %take, label %own
take:
  store i64 0, ptr %availp
  store ptr @f.__uniq.slot.resume, ptr %slot
  %destroy = getelementptr i8, ptr %slot, i64 8
  store ptr @f.__uniq.slot.destroy, ptr %destroy
  %flag = getelementptr i8, ptr %slot, i64 25
  store i1 true, ptr %flag
  ret ptr %slot
own:
  %new = call ptr @_Znwm(i64 32)
  ret ptr %new
}
declare ptr @_Znwm(i64)
declare void @use(ptr)
declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
@copied = global [16 x i8] zeroinitializer
define internal void @f.__uniq.slot.resume(ptr %frame) "dynasync-private-frame" "dynasync-promise-end"="16" "dynasync-frame-layout"="0,8,16,24,25,26" {
  %variable = getelementptr i8, ptr %frame, i64 16 ; variable
  call void @use(ptr %variable)
  ret void
}
define internal void @f.__uniq.slot.destroy(ptr %frame) {
  ret void
}
