; A marker whose task is its own result, in code that runs and in code that does
; not: an error, and no endless search for what stands inside.
; RUN: not %clang -O0 -c -x ir -Wno-override-module -fpass-plugin=%plugin %s -o %t.o 2>&1 | FileCheck %s
; CHECK: error: {{.*}}in function alone {{.*}}'box' stands around no call that is awaited at once
; CHECK: error: {{.*}}in function each_other {{.*}}'box' stands around no call that is awaited at once
; CHECK: error: {{.*}}in function never_reached {{.*}}'box' stands around no call that is awaited at once
@text = private unnamed_addr constant [18 x i8] c"dynasync-call:box\00", section "llvm.metadata"
@file = private unnamed_addr constant [6 x i8] c"a.cpp\00", section "llvm.metadata"
@llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @boxed, ptr @text, ptr @file, i32 3, ptr null }], section "llvm.metadata"

declare void @boxed(ptr sret(ptr), ptr)

define void @alone() presplitcoroutine {
  %task = alloca ptr
  call void @boxed(ptr sret(ptr) %task, ptr %task) coro_elide_safe
  ret void
}

define void @each_other() presplitcoroutine {
  %a = alloca ptr
  %b = alloca ptr
  call void @boxed(ptr sret(ptr) %a, ptr %b) coro_elide_safe
  call void @boxed(ptr sret(ptr) %b, ptr %a) coro_elide_safe
  ret void
}

define void @never_reached(ptr %f) presplitcoroutine {
  %task = alloca ptr
  %other = alloca ptr
  ret void

dead:
  %address = ptrtoint ptr %task to i64
  %self = getelementptr i8, ptr %self, i64 %address
  %chain = inttoptr i64 %chained to ptr
  %chained = ptrtoint ptr %chain to i64
  store i64 %chained, ptr %task
  call void @boxed(ptr sret(ptr) %other, ptr %task) coro_elide_safe
  br label %dead
}
