; What other passes made of a function that waits for its callee's frame: with
; another call in it, visible to other modules, of a callee that is not here or has
; two frames of its own kind, it stays as it is, and so does its caller's storage.
; RUN: split-file %s %t
; RUN: %opt -passes='cgscc(dynasync-elide)' -S %t/another-call.ll | FileCheck %s
; RUN: %opt -passes='cgscc(dynasync-elide)' -S %t/exported.ll | FileCheck %s
; RUN: %opt -passes='dynasync-elide-order,cgscc(dynasync-elide)' -S %t/declared.ll | FileCheck %s
; RUN: %opt -passes='cgscc(dynasync-elide)' -S %t/twice.ll | FileCheck %s
; The same, unchanged by anybody, is elided.
; RUN: sed '/%%also/d' %t/another-call.ll | %opt -passes='cgscc(dynasync-elide)' -S | FileCheck %s --check-prefix=ELIDED
; CHECK: @f.__uniq.elided(ptr %frame) #[[PENDING:[0-9]+]]
; CHECK-NEXT: call void asm
; CHECK: %r = call ptr @f()
; CHECK: alloca [1 x i8]
; CHECK: attributes #[[PENDING]] = { noinline "dynasync-elided"="pending" }
; ELIDED: @f.__uniq.elided(ptr %frame)
; ELIDED-NEXT: %r = call ptr @f()
; ELIDED-NOT: pending

;--- another-call.ll
declare void @other()
define internal ptr @f() {
  ret ptr null
}
define internal ptr @f.__uniq.elided(ptr %frame) noinline "dynasync-elided"="pending" {
  call void asm sideeffect "", "r,~{memory}"(ptr %frame)
  %r = call ptr @f()
  call void @other() ; %also
  ret ptr %r
}
define ptr @g() "dynasync-elides" {
  %frame = alloca [1 x i8]
  %r = call ptr @f.__uniq.elided(ptr %frame)
  ret ptr %r
}

;--- exported.ll
define internal ptr @f() {
  ret ptr null
}
define hidden ptr @f.__uniq.elided(ptr %frame) noinline "dynasync-elided"="pending" {
  call void asm sideeffect "", "r,~{memory}"(ptr %frame)
  %r = call ptr @f()
  ret ptr %r
}
define ptr @g() "dynasync-elides" {
  %frame = alloca [1 x i8]
  %r = call ptr @f.__uniq.elided(ptr %frame)
  ret ptr %r
}

;--- twice.ll
declare token @llvm.coro.id(i32, ptr, ptr, ptr)
define internal ptr @f() {
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr @f, ptr null)
  %again = call token @llvm.coro.id(i32 16, ptr null, ptr @f, ptr null)
  ret ptr null
}
define internal ptr @f.__uniq.elided(ptr %frame) noinline "dynasync-elided"="pending" {
  call void asm sideeffect "", "r,~{memory}"(ptr %frame)
  %r = call ptr @f()
  ret ptr %r
}
define ptr @g() "dynasync-elides" {
  %frame = alloca [1 x i8]
  %r = call ptr @f.__uniq.elided(ptr %frame)
  ret ptr %r
}

;--- declared.ll
declare ptr @f()
define internal ptr @f.__uniq.elided(ptr %frame) noinline "dynasync-elided"="pending" {
  call void asm sideeffect "", "r,~{memory}"(ptr %frame)
  %r = call ptr @f()
  ret ptr %r
}
define ptr @g() "dynasync-elides" {
  %frame = alloca [1 x i8]
  %r = call ptr @f.__uniq.elided(ptr %frame)
  ret ptr %r
}
