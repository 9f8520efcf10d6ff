; The move stays where somebody else may see what is left behind, or where it
; cannot be told: the strategy is the call's all the same.
; RUN: cat %S/Inputs/marker.ll %s | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-LABEL: define void @seen(
; CHECK: call void %next(ptr sret(%task) %task, i32 1) #[[BOX:[0-9]+]]
; CHECK-NEXT: call void @boxed(ptr sret(%task) %awaited, ptr %task, ptr null, i32 3, i32 7){{$}}
; CHECK-NEXT: call void @use(ptr %task)
define void @seen(ptr %next) presplitcoroutine {
  %awaited = alloca %task
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @boxed(ptr sret(%task) %awaited, ptr %task, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
  call void @use(ptr %task)
  ret void
}
; CHECK-LABEL: define ptr @read(
; CHECK: call void %next(ptr sret(%task) %task, i32 1) #[[BOX]]
; CHECK-NEXT: call void @boxed(
define ptr @read(ptr %next) presplitcoroutine {
  %awaited = alloca %task
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @boxed(ptr sret(%task) %awaited, ptr %task, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
  %left = load ptr, ptr %task
  ret ptr %left
}
; CHECK-LABEL: define void @handed_on(
; CHECK: call void %next(ptr sret(%task) %task, i32 1) #[[BOX]]
; CHECK-NEXT: call void @boxed(ptr sret(%task) %result
define void @handed_on(ptr sret(%task) %result, ptr %next) presplitcoroutine {
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @boxed(ptr sret(%task) %result, ptr %task, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
  ret void
}
; CHECK-LABEL: define void @another_type(
; CHECK: call void %next(ptr sret(%task) %task, i32 1) #[[BOX]]
; CHECK-NEXT: call void @boxed(
; CHECK: attributes #[[BOX]] = { coro_elide_safe "dynasync"="box" }
define void @another_type(ptr %next) presplitcoroutine {
  %awaited = alloca { ptr, ptr }
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @boxed(ptr sret({ ptr, ptr }) %awaited, ptr %task, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
  ret void
}
