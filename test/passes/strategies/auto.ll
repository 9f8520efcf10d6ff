; auto: a coroutine's child slot; in another function a slot on the stack, whose
; keeper's blocks go where the function ends; without an allocator just the slot.
; RUN: split-file %s %t
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %t/allocates.ll | FileCheck %s
; RUN: %opt -passes='dynasync,verify' -S %t/none.ll | FileCheck %s --check-prefix=NONE
; RUN: sed 's/coro_elide_safe/coro_elide_safe "dynasync"="auto"/' %S/../Inputs/coroutine.ll > %t.ll
; RUN: %opt -passes=dynasync-slot-entries -S %t.ll | FileCheck %s --check-prefix=COROUTINE

; COROUTINE: %children.slot = call ptr @__dynasync_hand_on_v1(
; COROUTINE: call ptr %callee(ptr %object) #{{.*}} [ "dynasync.slot"(ptr %children.slot) ]

;--- allocates.ll
declare ptr @_Znwm(i64)
declare void @_ZdlPvm(ptr, i64)
declare i32 @use(ptr)
; CHECK-LABEL: define i32 @f(
; CHECK: %auto = alloca [1056 x i8], align 16
; CHECK: store ptr @__dynasync_keep_v1, ptr %own.keeper
; CHECK: store i64 1024,
; CHECK: call ptr %make(i32 7) #{{.*}} [ "dynasync.slot"(ptr %auto.slot) ]
; CHECK: call void @__dynasync_drop_sized_v1(ptr %kept)
; CHECK: ret i32 %v
define i32 @f(ptr %make) {
  %task = call ptr %make(i32 7) "dynasync"="auto"
  %v = call i32 @use(ptr %task)
  ret i32 %v
}

;--- none.ll
; NONE-LABEL: define ptr @f(
; NONE: alloca [1040 x i8]
; NONE: call ptr %slot.entry(i32 7, ptr %nested.slot)
define ptr @f(ptr %make) {
  %task = call ptr %make(i32 7) "dynasync"="auto"
  ret ptr %task
}
