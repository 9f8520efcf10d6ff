; A destroy function into which an elided callee's cleanup was inlined: the
; callee's call is not the frame's own. With both, the own one is decided; with the
; callee's alone, no release version is made.
; RUN: %opt -mtriple=x86_64-unknown-linux-gnu -passes=dynasync-fast-path -S %s | FileCheck %s --check-prefix=BOTH
; RUN: sed '/%%own = /d; s/(ptr %%own)/(ptr null)/' %s | %opt -mtriple=x86_64-unknown-linux-gnu -passes=dynasync-fast-path -S | FileCheck %s --check-prefix=CALLEES

; BOTH: define internal void @f.__uniq.slot.release(ptr %frame)
; BOTH-NEXT: %callee = getelementptr i8, ptr %frame, i64 32
; BOTH-NEXT: %flag = getelementptr i8, ptr %frame, i64 40
; BOTH-NEXT: %is.in.slot = load i1, ptr %flag
; BOTH: call void @given.back(ptr %callee)
; BOTH: call void @given.back(ptr %frame)
; BOTH: call void @_ZdlPv(ptr null)
; CALLEES-NOT: release
; CALLEES: define internal void @f.__uniq.slot.destroy(ptr %frame)
; CALLEES-NOT: .release

declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)
declare void @given.back(ptr)

define linkonce_odr hidden ptr @__dynasync_leave_v1(ptr %frame, i1 %owned) noinline {
  br i1 %owned, label %back, label %own
back:
  call void @given.back(ptr %frame)
  ret ptr null
own:
  ret ptr %frame
}

define internal ptr @f.__uniq.slot(ptr %slot) "dynasync-slot-entry" {
  %availp = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %availp acquire, align 8
  %fits = icmp sge i64 %avail, 64
  br i1 %fits, label %take, label %own
take:
  store i64 0, ptr %availp
  store ptr @f.__uniq.slot.resume, ptr %slot
  %destroy = getelementptr i8, ptr %slot, i64 8
  store ptr @f.__uniq.slot.destroy, ptr %destroy
  ret ptr %slot
own:
  %new = call ptr @_Znwm(i64 64)
  ret ptr %new
}

define internal void @f.__uniq.slot.resume(ptr %frame) {
  ret void
}

define internal void @f.__uniq.slot.destroy(ptr %frame) {
  %callee = getelementptr i8, ptr %frame, i64 32
  %flag = getelementptr i8, ptr %frame, i64 40
  %is.in.slot = load i1, ptr %flag
  %callees = call ptr @__dynasync_leave_v1(ptr %callee, i1 %is.in.slot)
  call void @_ZdlPv(ptr %callees)
  %own.flag = getelementptr i8, ptr %frame, i64 24
  %owned = load i1, ptr %own.flag
  %own = call ptr @__dynasync_leave_v1(ptr %frame, i1 %owned)
  call void @_ZdlPv(ptr %own)
  ret void
}
