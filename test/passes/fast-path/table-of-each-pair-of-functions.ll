; Two ways that give the frame different functions: a table for each.
; RUN: %opt -passes=dynasync-fast-path -S %s | FileCheck %s
; CHECK: @f.__uniq.slot.functions = private unnamed_addr constant [2 x ptr] [ptr @f.__uniq.slot.resume, ptr @destroy.1]
; CHECK: @[[OTHER:.*functions.*]] = private unnamed_addr constant [2 x ptr] [ptr @f.__uniq.slot.resume, ptr @destroy.2]
; CHECK: one:
; CHECK: load <2 x ptr>, ptr @f.__uniq.slot.functions
; CHECK: two:
; CHECK: load <2 x ptr>, ptr @[[OTHER]]
target triple = "x86_64-unknown-linux-gnu"
declare ptr @_Znwm(i64)
declare void @use(ptr)
define internal ptr @f.__uniq.slot(i1 %which, ptr %slot) "dynasync-slot-entry" {
  %availp = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %availp acquire, align 8
  %fits = icmp sge i64 %avail, 64
  br i1 %fits, label %take, label %own
take:
  %n = sub i64 0, %avail
  store atomic i64 %n, ptr %availp monotonic, align 8
  %destroy = getelementptr i8, ptr %slot, i64 8
  br i1 %which, label %one, label %two
one:
  store ptr @f.__uniq.slot.resume, ptr %slot
  store ptr @destroy.1, ptr %destroy
  ret ptr %slot
two:
  store ptr @f.__uniq.slot.resume, ptr %slot
  store ptr @destroy.2, ptr %destroy
  ret ptr %slot
own:
  %new = call ptr @_Znwm(i64 64)
  ret ptr %new
}
define internal void @f.__uniq.slot.resume(ptr %frame) {
  call void @use(ptr %frame)
  ret void
}
define internal void @destroy.1(ptr %frame) {
  ret void
}
define internal void @destroy.2(ptr %frame) {
  call void @use(ptr null)
  ret void
}
