; Stock elision wants direct calls that are marked coro_elide_safe.
; RUN: %opt -passes=dynasync-known-callees -S %s | FileCheck %s

define ptr @known() prefix <{ i32, i32, i64 }> <{ i32 1, i32 -1764234745, i64 sub (i64 ptrtoint (ptr @known.__uniq.slot to i64), i64 ptrtoint (ptr @known to i64)) }> {
  ret ptr null
}
define internal ptr @known.__uniq.slot(ptr %slot) "dynasync-slot-entry" {
  ret ptr null
}
; CHECK: %task = call ptr @known.__uniq.slot(ptr %slot) #[[A:[0-9]+]]
; CHECK: attributes #[[A]] = { coro_elide_safe }
define ptr @caller(ptr %slot) {
  %task = call ptr @known() coro_elide_safe [ "dynasync.slot"(ptr %slot) ]
  ret ptr %task
}
