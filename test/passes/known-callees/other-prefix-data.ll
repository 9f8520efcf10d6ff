; Prefix data that is not a publication says nothing.
; RUN: %opt -passes=dynasync-known-callees -S %s | FileCheck %s

define void @other.magic() prefix <{ i32, i32, i64 }> <{ i32 1, i32 7, i64 sub (i64 ptrtoint (ptr @entry to i64), i64 ptrtoint (ptr @other.magic to i64)) }> {
  ret void
}
define void @no.distance() prefix <{ i32, i32, i64 }> <{ i32 1, i32 -1764234745, i64 64 }> {
  ret void
}
define void @number() prefix i64 7 {
  ret void
}
define void @wide() prefix <{ i32, i128, i64 }> <{ i32 1, i128 340282366920938463463374607430003976967, i64 sub (i64 ptrtoint (ptr @entry to i64), i64 ptrtoint (ptr @wide to i64)) }> {
  ret void
}
define void @variable() prefix <{ i32, i32, i64 }> <{ i32 1, i32 -1764234745, i64 sub (i64 ptrtoint (ptr @data to i64), i64 ptrtoint (ptr @variable to i64)) }> {
  ret void
}
@data = global i32 0
define internal void @entry(ptr %slot) "dynasync-slot-entry" {
  ret void
}

; CHECK: define void @caller(
; CHECK-NEXT: call void @other.magic() [ "dynasync.slot"
; CHECK-NEXT: call void @no.distance() [ "dynasync.slot"
; CHECK-NEXT: call void @number() [ "dynasync.slot"
; CHECK-NEXT: call void @wide() [ "dynasync.slot"
; CHECK-NEXT: call void @variable() [ "dynasync.slot"
define void @caller(ptr %slot) {
  call void @other.magic() [ "dynasync.slot"(ptr %slot) ]
  call void @no.distance() [ "dynasync.slot"(ptr %slot) ]
  call void @number() [ "dynasync.slot"(ptr %slot) ]
  call void @wide() [ "dynasync.slot"(ptr %slot) ]
  call void @variable() [ "dynasync.slot"(ptr %slot) ]
  ret void
}
