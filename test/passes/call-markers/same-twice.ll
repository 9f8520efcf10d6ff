; Two markers that say the same are one.
; RUN: cat %S/Inputs/marker.ll %s | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-LABEL: define void @same(
; CHECK-NEXT: %task = alloca %task
; CHECK-NEXT: call void %next(ptr sret(%task) %task, i32 1) #[[BOX:[0-9]+]]
; CHECK-NEXT: call void @use(ptr %task)
; CHECK-NEXT: call void @_ZN4TaskD2Ev(ptr %task)
; CHECK-NEXT: ret void
; CHECK: attributes #[[BOX]] = { coro_elide_safe "dynasync"="box" }
define void @same(ptr %next) presplitcoroutine {
  %awaited = alloca %task
  %between = alloca %task
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @boxed(ptr sret(%task) %between, ptr %task, ptr @a.cpp, i32 5, i32 19) coro_elide_safe
  call void @boxed(ptr sret(%task) %awaited, ptr %between, ptr @a.cpp, i32 5, i32 7) coro_elide_safe
  call void @use(ptr %awaited)
  call void @_ZN4TaskD2Ev(ptr %awaited)
  call void @_ZN4TaskD2Ev(ptr %between)
  call void @_ZN4TaskD2Ev(ptr %task)
  ret void
}
