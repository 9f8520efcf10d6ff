; A call of a known function with another function's type is undefined when it
; runs; the passes must not trip over it.
; RUN: %opt -passes='dynasync-known-callees,dynasync-dispatch,verify' -S %s | FileCheck %s

define ptr @known(ptr %o) prefix <{ i32, i32, i64 }> <{ i32 1, i32 -1764234745, i64 sub (i64 ptrtoint (ptr @known.__uniq.slot to i64), i64 ptrtoint (ptr @known to i64)) }> {
  ret ptr %o
}
define internal ptr @known.__uniq.slot(ptr %o, ptr %slot) "dynasync-slot-entry" {
  ret ptr %o
}
; CHECK: define void @caller(
; CHECK-NOT: call void @known.__uniq.slot
; CHECK: call void @known(i32 1)
define void @caller(ptr %slot) {
  call void @known(i32 1) [ "dynasync.slot"(ptr %slot) ]
  ret void
}
