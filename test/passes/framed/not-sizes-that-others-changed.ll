; A size that is no number is not believed: the symbol stays, and the linker makes it
; 0. So do entries that give their frame no resume function, and what is read of a
; slot where threads are watched.
; RUN: %opt -passes='dynasync-frame-sizes,verify' -S %s | FileCheck %s
; CHECK: @vt = constant { ptr, i64, ptr, i64 } { ptr @f.__uniq.framed, i64 ptrtoint (ptr @f.__uniq.framed.__uniq.size to i64), ptr @g.__uniq.framed, i64 64 }
; CHECK: @f.__uniq.framed.__uniq.size = extern_weak hidden global i8
; CHECK-NOT: @g.__uniq.framed.__uniq.size
; CHECK: define internal ptr @g.__uniq.framed(ptr %frame)
; CHECK-NEXT: store ptr null, ptr %frame
; CHECK-NEXT: %again = load ptr, ptr %frame
; CHECK-LABEL: define i1 @watched(
; CHECK-NEXT: load atomic i64, ptr %slot acquire
; CHECK-LABEL: define i1 @not.watched(
; CHECK-NEXT: load i64, ptr %slot, align 8, !dynasync.fit
target triple = "x86_64-unknown-linux-gnu"
@vt = constant { ptr, i64, ptr, i64 } { ptr @f.__uniq.framed, i64 ptrtoint (ptr @f.__uniq.framed.__uniq.size to i64), ptr @g.__uniq.framed, i64 ptrtoint (ptr @g.__uniq.framed.__uniq.size to i64) }
@f.__uniq.framed.__uniq.size = extern_weak hidden global i8 "dynasync-framed"="many"
@g.__uniq.framed.__uniq.size = extern_weak hidden global i8 "dynasync-framed"="64"
define internal ptr @f.__uniq.framed(ptr %frame) "dynasync-framed"="many" {
  ret ptr %frame
}
define internal ptr @g.__uniq.framed(ptr %frame) "dynasync-framed"="64" {
  store ptr null, ptr %frame
  %again = load ptr, ptr %frame
  ret ptr %again
}
define i1 @watched(ptr %slot) sanitize_thread {
  %avail = load atomic i64, ptr %slot acquire, align 8, !dynasync.fit !0
  %fits = icmp sge i64 %avail, 64
  ret i1 %fits
}
define i1 @not.watched(ptr %slot) {
  %avail = load atomic i64, ptr %slot acquire, align 8, !dynasync.fit !0
  %fits = icmp sge i64 %avail, 64
  ret i1 %fits
}
!0 = !{}
