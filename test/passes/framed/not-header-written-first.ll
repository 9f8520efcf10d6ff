; An entry that has written its memory's header before it reads it means something
; else with it: what it writes into its frame stays there.
; RUN: %opt -passes='dynasync-frame-sizes,verify' -S %s | FileCheck %s
; RUN: sed '/%%header$/d' %s | %opt -passes='dynasync-frame-sizes,verify' -S | FileCheck %s --check-prefix=KEPT
; CHECK-LABEL: define internal ptr @f.__uniq.framed(
; CHECK: store i64 5, ptr %header
; CHECK: %y = load i64, ptr %a
; CHECK-NEXT: call void @g(i64 %y)
; KEPT-LABEL: define internal ptr @f.__uniq.framed(
; KEPT: call void @g(i64 %x)
target triple = "x86_64-unknown-linux-gnu"
declare void @g(i64)
define internal ptr @f.__uniq.framed(i64 %x, ptr %frame) "dynasync-framed"="64" {
  %header = getelementptr i8, ptr %frame, i64 -16
  store i64 5, ptr %header
  store ptr @f.__uniq.slot.resume, ptr %frame
  %d = getelementptr i8, ptr %frame, i64 8
  store ptr @f.__uniq.slot.destroy, ptr %d
  %a = getelementptr i8, ptr %frame, i64 16
  store i64 %x, ptr %a
  %y = load i64, ptr %a
  call void @g(i64 %y)
  ret ptr %frame
}
define internal void @f.__uniq.slot.resume(ptr %frame) "dynasync-private-frame" "dynasync-frame-layout"="0,8,16,24" {
  ret void
}
define internal void @f.__uniq.slot.destroy(ptr %frame) {
  ret void
}
