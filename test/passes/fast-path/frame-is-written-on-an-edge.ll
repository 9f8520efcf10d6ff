; The ramp's end is reached with a frame and without one. Where no block is only on
; the way with one, its edge gets a block; and a block that both ways pass is looked
; through.
; RUN: %opt -passes='dynasync-fast-path,verify' -S %s | FileCheck %s
; RUN: sed 's/^  ret ptr %%result/  br label %%last\nlast:\n&/' %s | %opt -passes='dynasync-fast-path,verify' -S | FileCheck %s
; CHECK-LABEL: define internal ptr @f.__uniq.slot(
; CHECK: take:
; CHECK-NOT: store
; CHECK: br i1 %soon, label %[[LEFT:.*]], label %done
; CHECK: [[LEFT]]:
; CHECK-NOT: :
; CHECK-DAG: store i64 %x, ptr
; CHECK-DAG: store atomic i64 %{{.*}} monotonic
; CHECK: br label
; CHECK: done:
; CHECK-NOT: store
; CHECK: ret ptr %result
target triple = "x86_64-unknown-linux-gnu"
declare ptr @_Znwm(i64)
define internal ptr @f.__uniq.slot(i64 %x, i1 %ready, i1 %soon, ptr %slot) "dynasync-slot-entry" {
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
  %a = getelementptr i8, ptr %slot, i64 16
  store i64 %x, ptr %a
  br i1 %soon, label %end, label %done
done:
  %now = load atomic i64, ptr %availp monotonic, align 8
  %back = sub i64 0, %now
  store atomic i64 %back, ptr %availp release, align 8
  br label %end
end:
  %result = phi ptr [ %slot, %take ], [ null, %done ]
  ret ptr %result
own:
  %new = call ptr @_Znwm(i64 64)
  ret ptr %new
}
define internal void @f.__uniq.slot.destroy(ptr %frame) {
  ret void
}
define internal void @f.__uniq.slot.resume(ptr %frame) "dynasync-private-frame" "dynasync-promise-end"="16" "dynasync-frame-layout"="0,8,16,24,32,40,64" {
  ret void
}
