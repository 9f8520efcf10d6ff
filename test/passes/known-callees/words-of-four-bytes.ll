; The publication of a 32-bit target has a word of padding in front.
; RUN: %opt -mtriple=i686-unknown-linux-gnu -passes=dynasync-known-callees -S %s | FileCheck %s

define ptr @known(ptr %o) prefix <{ i32, i32, i32, i32 }> <{ i32 0, i32 1, i32 -1764234745, i32 sub (i32 ptrtoint (ptr @known.__uniq.slot to i32), i32 ptrtoint (ptr @known to i32)) }> {
  ret ptr %o
}
define internal ptr @known.__uniq.slot(ptr %o, ptr %slot) "dynasync-slot-entry" {
  ret ptr %o
}
; CHECK: call ptr @known.__uniq.slot(ptr null, ptr %slot)
define void @caller(ptr %slot) {
  call ptr @known(ptr null) [ "dynasync.slot"(ptr %slot) ]
  ret void
}
