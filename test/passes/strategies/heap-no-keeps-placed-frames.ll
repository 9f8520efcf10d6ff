; A promise's operator new with parameters of its own is no allocator: the memory
; comes from them, and is the way for a root without a heap. It stays in a module
; of heap=no, with its tail, and may be called without being awaited. One of a
; size alone, operator new's other forms, and memory that operator delete gets
; are allocators, and trap.
; RUN: %opt -passes='dynasync<heap=no;slot=64>,verify' -S %s | FileCheck %s --implicit-check-not=@__dynasync_keep
; RUN: sed 's/@place(i64 %bytes, ptr %f)/@_ZnwmRKSt9nothrow_t(i64 %bytes, ptr %f)/' %s > %t.nothrow.ll
; RUN: not %opt -passes='dynasync<heap=no;slot=64>' -disable-output %t.nothrow.ll 2>&1 | FileCheck %s --check-prefix=HEAP
; RUN: sed 's/@place(i64 %bytes, ptr %f)/@sized(i64 %bytes)/' %s > %t.sized.ll
; RUN: not %opt -passes='dynasync<heap=no;slot=64>' -disable-output %t.sized.ll 2>&1 | FileCheck %s --check-prefix=HEAP
; RUN: sed 's/call void @drop/call void @_ZdlPv/' %s > %t.delete.ll
; RUN: not %opt -passes='dynasync<heap=no;slot=64>' -disable-output %t.delete.ll 2>&1 | FileCheck %s --check-prefix=HEAP
; In a function that must not allocate, of a module that may, it is no proof.
; RUN: sed 's/@start(ptr %f)/@start(ptr %f) "dynasync-no-heap"/' %s > %t.function.ll
; RUN: not %opt -passes='dynasync<slot=64>' -disable-output %t.function.ll 2>&1 | FileCheck %s --check-prefix=HEAP

; CHECK-LABEL: define {{.*}}@root.__uniq.slot(
; CHECK: {{^}}allocate:
; CHECK: %[[SIZE:.*]] = call i64 @llvm.coro.size.i64()
; CHECK-NEXT: %[[RAISED:.*]] = add i64 %[[SIZE]], 111
; CHECK-NEXT: call ptr @place(i64 %[[RAISED]], ptr %f)
; CHECK: call void @drop(
; HEAP: error: {{.*}}awaited call to root may reach an allocator (not awaited at once

declare ptr @place(i64, ptr)
declare ptr @sized(i64)
declare ptr @_ZnwmRKSt9nothrow_t(i64, ptr)
declare void @drop(ptr)
declare void @_ZdlPv(ptr)
declare void @await(ptr)

define ptr @root(ptr %f) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr @root, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %allocate, label %start
allocate:
  %bytes = call i64 @llvm.coro.size.i64()
  %memory = call ptr @place(i64 %bytes, ptr %f)
  br label %start
start:
  %frame = phi ptr [ null, %entry ], [ %memory, %allocate ]
  %hdl = call ptr @llvm.coro.begin(token %id, ptr %frame)
  %task = call ptr %f(i32 1) coro_elide_safe
  call void @await(ptr %task)
  %suspended = call i8 @llvm.coro.suspend(token none, i1 true)
  switch i8 %suspended, label %end [ i8 1, label %destroy ]
destroy:
  %mine = call ptr @llvm.coro.free(token %id, ptr %hdl)
  %has = icmp ne ptr %mine, null
  br i1 %has, label %free, label %end
free:
  call void @drop(ptr %mine)
  br label %end
end:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %hdl
}

define void @start(ptr %f) {
  %root = call ptr @root(ptr %f)
  call void @await(ptr %root)
  ret void
}
