; A publication must lead to a slot entry, not to any other function.
; RUN: %opt -passes=dynasync-known-callees -S %s | FileCheck %s

define ptr @odd(ptr %o) prefix <{ i32, i32, i64 }> <{ i32 1, i32 -1764234745, i64 sub (i64 ptrtoint (ptr @stranger to i64), i64 ptrtoint (ptr @odd to i64)) }> {
  ret ptr %o
}
declare void @stranger(i32)

; CHECK: define void @caller(
; CHECK-NOT: @stranger
define void @caller(ptr %slot) {
  call ptr @odd(ptr null) [ "dynasync.slot"(ptr %slot) ]
  ret void
}
