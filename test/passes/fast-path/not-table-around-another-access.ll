; Something between the two stores may look at the first: they stay two.
; RUN: %opt -passes=dynasync-fast-path -S %s | FileCheck %s
; RUN: sed '/@g(i64 3)/d' %s | %opt -passes=dynasync-fast-path -S | FileCheck %s --check-prefix=TABLE
; CHECK-NOT: .functions
; CHECK: store ptr @f.__uniq.slot.resume, ptr %slot
; CHECK-NEXT: call void @g(i64 3)
; CHECK: store ptr @f.__uniq.slot.destroy
; TABLE: @f.__uniq.slot.functions =
; TABLE: load <2 x ptr>, ptr @f.__uniq.slot.functions
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
  call void @g(i64 3)
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
define internal void @f.__uniq.slot.resume(ptr %frame) {
  ret void
}
