; A function of another unit, or one that another unit's may take the place of,
; is asked at run time, even if this unit's publishes an entry. So is an alias
; and an indirect function.
; RUN: %opt -passes=dynasync-dispatch -S %s | FileCheck %s

declare ptr @declared(ptr)
define available_externally ptr @copied(ptr %o) {
  ret ptr %o
}
define weak ptr @replaceable(ptr %o) prefix <{ i32, i32, i64 }> <{ i32 1, i32 -1764234745, i64 sub (i64 ptrtoint (ptr @replaceable.__uniq.slot to i64), i64 ptrtoint (ptr @replaceable to i64)) }> {
  ret ptr %o
}
define weak ptr @replaceable.__uniq.slot(ptr %o, ptr %slot) "dynasync-slot-entry" {
  ret ptr %o
}
define ptr @plain(ptr %o) {
  ret ptr %o
}
@alias = alias ptr (ptr), ptr @plain
@indirect = ifunc ptr (ptr), ptr @resolve
define ptr @resolve() {
  ret ptr @plain
}

; CHECK: define void @caller(
; CHECK: load i32, ptr getelementptr (i8, ptr @declared, i64 -12)
; CHECK: call ptr %{{.*}}(ptr %o, ptr %slot)
; CHECK: call ptr @declared(ptr %o)
; CHECK: load i32, ptr getelementptr (i8, ptr @copied, i64 -12)
; CHECK: call ptr @copied(ptr %o)
; CHECK: load i32, ptr getelementptr (i8, ptr @replaceable, i64 -12)
; CHECK: call ptr @replaceable(ptr %o)
; CHECK: load i32, ptr getelementptr (i8, ptr @alias, i64 -12)
; CHECK: call ptr @alias(ptr %o)
; CHECK: load i32, ptr getelementptr (i8, ptr @indirect, i64 -12)
; CHECK: call ptr @indirect(ptr %o)
define void @caller(ptr %o, ptr %slot) {
  %1 = call ptr @declared(ptr %o) [ "dynasync.slot"(ptr %slot) ]
  %2 = call ptr @copied(ptr %o) [ "dynasync.slot"(ptr %slot) ]
  %3 = call ptr @replaceable(ptr %o) [ "dynasync.slot"(ptr %slot) ]
  %4 = call ptr @alias(ptr %o) [ "dynasync.slot"(ptr %slot) ]
  %5 = call ptr @indirect(ptr %o) [ "dynasync.slot"(ptr %slot) ]
  ret void
}
