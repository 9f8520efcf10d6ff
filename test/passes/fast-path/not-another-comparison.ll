; Look alike, but do not compare the slot's room with a size: another word,
; another order, another slot, no size, no branch of two ways.
; RUN: %opt -mtriple=x86_64-unknown-linux-gnu -passes='dynasync-fast-path,verify' -S %s | FileCheck %s

; CHECK-NOT: .cold
; CHECK: define internal ptr @other.word.__uniq.slot(
; CHECK-NOT: .cold
define internal ptr @other.word.__uniq.slot(ptr %slot) "dynasync-slot-entry" {
  %p = getelementptr i8, ptr %slot, i64 -8
  %avail = load atomic i64, ptr %p acquire, align 8
  %fits = icmp sge i64 %avail, 24
  br i1 %fits, label %take, label %own
take:
  ret ptr %slot
own:
  ret ptr null
}
define internal ptr @other.order.__uniq.slot(ptr %slot) "dynasync-slot-entry" {
  %p = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %p monotonic, align 8
  %fits = icmp sge i64 %avail, 24
  br i1 %fits, label %take, label %own
take:
  ret ptr %slot
own:
  ret ptr null
}
define internal ptr @other.__uniq.slot(ptr %other, ptr %slot) "dynasync-slot-entry" {
  %p = getelementptr i8, ptr %other, i64 -16
  %avail = load atomic i64, ptr %p acquire, align 8
  %fits = icmp sge i64 %avail, 24
  br i1 %fits, label %take, label %own
take:
  ret ptr %slot
own:
  ret ptr null
}
define internal ptr @no.size.__uniq.slot(i64 %size, ptr %slot) "dynasync-slot-entry" {
  %p = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %p acquire, align 8
  %fits = icmp sge i64 %avail, %size
  br i1 %fits, label %take, label %own
take:
  ret ptr %slot
own:
  ret ptr null
}
define internal ptr @no.branch.__uniq.slot(ptr %slot) "dynasync-slot-entry" {
  %p = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %p acquire, align 8
  switch i64 %avail, label %own [ i64 24, label %take ]
take:
  ret ptr %slot
own:
  ret ptr null
}
define internal void @no.entry.__uniq.slot() "dynasync-slot-entry" {
  ret void
}
declare void @elsewhere(ptr) "dynasync-slot-entry"
