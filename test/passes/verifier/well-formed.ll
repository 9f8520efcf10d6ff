; All that the contract allows: no word from the verifier, and no change.
; RUN: %opt -passes=dynasync-verify -S %s -o %t.verified.ll 2>&1 | count 0
; RUN: opt -passes=verify -S %s -o %t.plain.ll
; RUN: diff %t.plain.ll %t.verified.ll

define ptr @published(ptr %o) prefix <{ i32, i32, i64 }> <{ i32 1, i32 -1764234745, i64 sub (i64 ptrtoint (ptr @published.__uniq.slot to i64), i64 ptrtoint (ptr @published to i64)) }> {
  ret ptr %o
}
define internal ptr @published.__uniq.slot(ptr %o, ptr %slot) "dynasync-slot-entry" {
  ret ptr %o
}
define void @caller(ptr %callee, ptr %slot) "dynasync"="inline(64)" {
  call void %callee() "dynasync"="nested"
  call void %callee() "dynasync"="nested(0)"
  call void %callee() "dynasync"="inline(1073741824)"
  call void %callee() "dynasync"="inline:64"
  call void %callee() "dynasync"="box"
  call void %callee() coro_elide_safe "dynasync"="box"
  call void %callee() [ "dynasync.slot"(ptr %slot) ]
  call void %callee() "dynasync"="nested" [ "dynasync.slot"(ptr %slot) ]
  call void %callee() "dynasync-lowered"
  ret void
}
declare void @elsewhere(ptr) "dynasync"="nested" "dynasync-slot-entry"
!dynasync.options = !{!0, !1}
!0 = !{!"slot=64;strategy=inline(64)", !""}
!1 = !{}
