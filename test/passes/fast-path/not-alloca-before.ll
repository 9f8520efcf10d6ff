; Looks alike, but a local variable of the entry's own would be in two functions.
; RUN: %opt -mtriple=x86_64-unknown-linux-gnu -passes=dynasync-fast-path -S %s | FileCheck %s

; CHECK-NOT: .cold
; CHECK: define internal ptr @f.__uniq.slot(
; CHECK-NOT: .cold
define internal ptr @f.__uniq.slot(ptr %slot) "dynasync-slot-entry" {
  %local = alloca i32
  store i32 0, ptr %local
  %availp = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %availp acquire, align 8
  %fits = icmp sge i64 %avail, 24
  br i1 %fits, label %take, label %own
take:
  ret ptr %slot
own:
  %new = call ptr @_Znwm(i64 24)
  ret ptr %new
}
declare ptr @_Znwm(i64)
declare void @seen()
