; Where clang marks pointers that functions return as `noundef`, a call without is
; one of a class. Its variables show which one: the same is stored as it is loaded.
; A member's address comes before the call; a base is stored to from itself on; a
; copy has a variable of another class. Where pointers are not marked, it could be
; one of those.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S -o %t.ll
; RUN: FileCheck %s < %t.ll
; RUN: FileCheck %s --check-prefix=NOT < %t.ll
; RUN: sed '/^declare void @marks/d; s/ noundef//' %s > %t.unmarked.ll
; RUN: cat %t.unmarked.ll %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s --check-prefix=UNMARKED

; CHECK: define internal ptr @same.__uniq.slot(ptr %callee, ptr noundef nonnull %slot)
; CHECK: %task = call ptr %callee() [ "dynasync.slot"(ptr %slot) ]
; NOT-NOT: @{{pointer|gives.pointer|member|base|copied}}.__uniq.slot
; UNMARKED-NOT: __uniq.slot
%job = type { ptr }
%view = type { %job }
declare void @marks(ptr noundef)
@table = constant [6 x ptr] [ptr @same, ptr @pointer, ptr @gives.pointer, ptr @member, ptr @base, ptr @copied]

define ptr @same(ptr %callee) {
  %result = alloca %view
  %task = call ptr %callee()
  %to.member = getelementptr %view, ptr %result, i32 0, i32 0
  %to = getelementptr %job, ptr %to.member, i32 0, i32 0
  store ptr %task, ptr %to
  %from.member = getelementptr %view, ptr %result, i32 0, i32 0
  %from = getelementptr %job, ptr %from.member, i32 0, i32 0
  %value = load ptr, ptr %from
  ret ptr %value
}
define ptr @pointer(ptr %callee) {
  %result = alloca %view
  %task = call noundef ptr %callee()
  %to.member = getelementptr %view, ptr %result, i32 0, i32 0
  %to = getelementptr %job, ptr %to.member, i32 0, i32 0
  store ptr %task, ptr %to
  %from.member = getelementptr %view, ptr %result, i32 0, i32 0
  %from = getelementptr %job, ptr %from.member, i32 0, i32 0
  %value = load ptr, ptr %from
  ret ptr %value
}
define noundef ptr @gives.pointer(ptr %callee) {
  %result = alloca %job
  %task = call ptr %callee()
  %to = getelementptr %job, ptr %result, i32 0, i32 0
  store ptr %task, ptr %to
  %from = getelementptr %job, ptr %result, i32 0, i32 0
  %value = load ptr, ptr %from
  ret ptr %value
}
define ptr @member(ptr %callee) {
  %result = alloca %view
  %to.member = getelementptr %view, ptr %result, i32 0, i32 0
  %task = call ptr %callee()
  %to = getelementptr %job, ptr %to.member, i32 0, i32 0
  store ptr %task, ptr %to
  %from.member = getelementptr %view, ptr %result, i32 0, i32 0
  %from = getelementptr %job, ptr %from.member, i32 0, i32 0
  %value = load ptr, ptr %from
  ret ptr %value
}
define ptr @base(ptr %callee) {
  %result = alloca %view
  %task = call ptr %callee()
  %to = getelementptr %job, ptr %result, i32 0, i32 0
  store ptr %task, ptr %to
  %from.member = getelementptr %view, ptr %result, i32 0, i32 0
  %from = getelementptr %job, ptr %from.member, i32 0, i32 0
  %value = load ptr, ptr %from
  ret ptr %value
}
define ptr @copied(ptr %callee) {
  %result = alloca %view
  %local = alloca %job
  %task = call ptr %callee()
  store ptr %task, ptr %local
  call void @llvm.memcpy.p0.p0.i64(ptr %result, ptr %local, i64 8, i1 false)
  %value = load ptr, ptr %result
  ret ptr %value
}
