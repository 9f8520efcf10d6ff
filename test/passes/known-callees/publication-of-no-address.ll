; A publication whose distance is none between two functions leads nowhere.
; RUN: %opt -passes=dynasync-known-callees -S %s | FileCheck %s

define ptr @odd(ptr %o) prefix <{ i32, i32, i64 }> <{ i32 1, i32 -1764234745, i64 sub (i64 0, i64 ptrtoint (ptr @odd to i64)) }> {
  ret ptr %o
}

; CHECK: define void @caller(
; CHECK-NEXT: call ptr @odd(ptr null)
; CHECK-NEXT: ret void
define void @caller(ptr %slot) {
  call ptr @odd(ptr null) [ "dynasync.slot"(ptr %slot) ]
  ret void
}
