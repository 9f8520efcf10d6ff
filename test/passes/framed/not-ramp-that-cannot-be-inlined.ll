; A ramp that LLVM does not copy into the entry: here, functions of two garbage
; collectors. The entry takes a slot, as it did, and nobody knows the frame's size.
; RUN: %opt -passes='cgscc(dynasync-elide)' -S %s | FileCheck %s
; RUN: sed 's/gc "two"/gc "one"/' %s | %opt -passes='cgscc(dynasync-elide)' -S | FileCheck %s --check-prefix=SAME
; CHECK: @f.__uniq.framed.__uniq.size = extern_weak hidden global i8 #[[SYMBOL:[0-9]+]]
; CHECK: define internal ptr @f.__uniq.framed(ptr %frame) #[[ENTRY:[0-9]+]] gc "one"
; CHECK-NEXT: call void asm
; CHECK-NEXT: %task = call ptr @f.__uniq.slot(ptr %frame)
; CHECK-NEXT: ret ptr %task
; CHECK: attributes #[[SYMBOL]] = { "dynasync-framed" }
; CHECK: attributes #[[ENTRY]] = { noinline "dynasync-elided"="pending" "dynasync-framed" }
; SAME: @f.__uniq.framed.__uniq.size = extern_weak hidden global i8 #[[SYMBOL:[0-9]+]]
; SAME: define internal ptr @f.__uniq.framed(ptr %frame)
; SAME-NOT: call ptr @f.__uniq.slot
; SAME: %children = getelementptr i8, ptr %frame, i64 64
; SAME: attributes #[[SYMBOL]] = { "dynasync-framed"="64" }
target triple = "x86_64-unknown-linux-gnu"
@f.__uniq.framed.__uniq.size = extern_weak hidden global i8 "dynasync-framed"
@f.resumers = private constant [1 x ptr] [ptr @f.resume]
declare token @llvm.coro.id(i32, ptr, ptr, ptr)
define internal void @f.resume(ptr dereferenceable(40) %frame) {
  ret void
}
define internal ptr @f.__uniq.slot(ptr %slot) "dynasync-slot-entry" "dynasync-tail"="80" gc "two" {
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr @f.__uniq.slot, ptr @f.resumers)
  store ptr null, ptr %slot
  ret ptr %slot
}
define internal ptr @f.__uniq.framed(ptr %frame) noinline "dynasync-elided"="pending" "dynasync-framed" gc "one" {
  call void asm sideeffect "", "r,~{memory}"(ptr %frame)
  %task = call ptr @f.__uniq.slot(ptr %frame)
  ret ptr %task
}
define ptr @caller(ptr %frame) {
  %task = call ptr @f.__uniq.framed(ptr %frame)
  ret ptr %task
}
