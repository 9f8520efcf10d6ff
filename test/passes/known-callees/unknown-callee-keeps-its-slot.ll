; What is not known yet may become known: the slot stays with the call.
; RUN: %opt -passes=dynasync-known-callees -S %s | FileCheck %s

declare ptr @declared(ptr)
define weak ptr @replaceable(ptr %o) prefix <{ i32, i32, i64 }> <{ i32 1, i32 -1764234745, i64 sub (i64 ptrtoint (ptr @replaceable.__uniq.slot to i64), i64 ptrtoint (ptr @replaceable to i64)) }> {
  ret ptr %o
}
define weak hidden ptr @replaceable.__uniq.slot(ptr %o, ptr %slot) "dynasync-slot-entry" {
  ret ptr %o
}

; CHECK: define void @caller(
; CHECK-NEXT: call ptr %callee(ptr %callee) [ "dynasync.slot"(ptr %slot) ]
; CHECK-NEXT: call ptr @declared(ptr %callee) [ "dynasync.slot"(ptr %slot) ]
; CHECK-NEXT: call ptr @replaceable(ptr %callee) [ "dynasync.slot"(ptr %slot) ]
; CHECK-NEXT: ret void
define void @caller(ptr %callee, ptr %slot) {
  call ptr %callee(ptr %callee) [ "dynasync.slot"(ptr %slot) ]
  call ptr @declared(ptr %callee) [ "dynasync.slot"(ptr %slot) ]
  call ptr @replaceable(ptr %callee) [ "dynasync.slot"(ptr %slot) ]
  ret void
}
