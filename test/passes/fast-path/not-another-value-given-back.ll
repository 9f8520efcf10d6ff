; What a ramp gives back is its slot as it was. Another value is somebody's meaning:
; it is written.
; RUN: %opt -passes='dynasync-fast-path,verify' -S %s | FileCheck %s
; RUN: sed 's/ptr %%availp release/ptr %%availp release/; s/i64 %%other, ptr/i64 %%back, ptr/' %s | %opt -passes='dynasync-fast-path,verify' -S | FileCheck %s --check-prefix=SAME
; CHECK-LABEL: define internal ptr @f.__uniq.slot(
; CHECK: done:
; CHECK: store atomic i64 %other, ptr %availp release
; CHECK: ret ptr null
; SAME-LABEL: define internal ptr @f.__uniq.slot(
; SAME: done:
; SAME-NOT: store
; SAME: ret ptr null
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
  br i1 %soon, label %pending, label %done
done:
  %now = load atomic i64, ptr %availp monotonic, align 8
  %back = sub i64 0, %now
  %other = add i64 %back, 16
  store atomic i64 %other, ptr %availp release, align 8
  ret ptr null
pending:
  ret ptr %slot
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
