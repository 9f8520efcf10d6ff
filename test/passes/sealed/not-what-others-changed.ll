; What other passes made of a function that tells the room: visible to other
; modules, with its address taken, for a slot at an odd place. It stays as it is,
; and so does the caller's storage.
; RUN: %opt -passes='cgscc(dynasync-elide)' -S %s | FileCheck %s --check-prefix=ROOM
; RUN: sed 's/^define internal i64 @root.__uniq.room/define hidden i64 @root.__uniq.room/' %s | %opt -passes='cgscc(dynasync-elide)' -S | FileCheck %s
; RUN: sed 's/^@other = .*/@other = global ptr @root.__uniq.room/' %s | %opt -passes='cgscc(dynasync-elide)' -S | FileCheck %s
; RUN: sed 's/i64 0 ; place/i64 8/' %s | %opt -passes='cgscc(dynasync-elide)' -S | FileCheck %s
; RUN: sed 's/"dynasync-elides"//' %s | %opt -passes='cgscc(dynasync-elide)' -S | FileCheck %s
; A callee of which nobody knows how large its frames are has no room.
; RUN: sed 's/^@f.resumers = .*/@f.resumers = private constant [1 x ptr] [ptr @other]/' %s | %opt -passes='cgscc(dynasync-elide)' -S | FileCheck %s --check-prefix=NONE
; ROOM: %sealed = alloca [56 x i8], align 16
; ROOM: define internal i64 @root.__uniq.room(
; ROOM-NEXT: ret i64 40
; CHECK: %sealed = alloca [24 x i8]
; CHECK: i64 @root.__uniq.room(ptr %storage)
; CHECK: call ptr @f(ptr poison)
; CHECK: "dynasync-room"="pending"
; NONE: %sealed = alloca [24 x i8]
; NONE: define internal i64 @root.__uniq.room(
; NONE-NEXT: ret i64 0
target triple = "x86_64-unknown-linux-gnu"
@other = global ptr null
@f.resumers = private constant [1 x ptr] [ptr @f.resume]
declare void @use(ptr, i64)
declare token @llvm.coro.id(i32, ptr, ptr, ptr)
define internal void @f.resume(ptr dereferenceable(40) %frame) {
  ret void
}
define ptr @f(ptr %slot) "dynasync-slot-entry"="fast-path" {
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr @f, ptr @f.resumers)
  ret ptr %slot
}
define void @root() "dynasync-elides" {
  %sealed = alloca [24 x i8], align 16
  %place = getelementptr i8, ptr %sealed, i64 0 ; place
  %room = call i64 @root.__uniq.room(ptr %place)
  call void @use(ptr %place, i64 %room)
  ret void
}
define internal i64 @root.__uniq.room(ptr %storage) noinline optnone "dynasync-room"="pending" {
  %task = call ptr @f(ptr poison)
  ret i64 0
}
