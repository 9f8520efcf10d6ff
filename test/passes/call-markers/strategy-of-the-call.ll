; The strategy of what stands around an awaited call is the call's; what stands
; around it vanishes, and with it what told of it.
; RUN: cat %S/Inputs/marker.ll %s | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: llvm.metadata
; CHECK-NOT: a.cpp
; CHECK-LABEL: define void @marked(
; CHECK-NEXT: %task = alloca %task
; CHECK-NEXT: %other = alloca %task
; CHECK-NEXT: call void @llvm.lifetime.start.p0(ptr %task)
; CHECK-NEXT: call void %next(ptr sret(%task) %task, i32 1) #[[INLINE:[0-9]+]]
; CHECK-NEXT: call void @use(ptr %task)
; CHECK-NEXT: call void @_ZN4TaskD2Ev(ptr %task)
; CHECK-NEXT: call void @llvm.lifetime.end.p0(ptr %task)
; CHECK-NEXT: call void %next(ptr sret(%task) %other, i32 2) #[[CUSTOM:[0-9]+]]
; CHECK-NEXT: ret void
; CHECK: attributes #[[INLINE]] = { coro_elide_safe "dynasync"="inline(512)" }
; CHECK: attributes #[[CUSTOM]] = { coro_elide_safe "dynasync"="custom(grow)" }
define void @marked(ptr %next) presplitcoroutine {
  %awaited = alloca %task
  %task = alloca %task
  %other = alloca %task
  %more = alloca %task
  call void @llvm.lifetime.start.p0(ptr %awaited)
  call void @llvm.lifetime.start.p0(ptr %task)
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @inline_slot(ptr sret(%task) %awaited, ptr %task, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
  call void @use(ptr %awaited)
  call void @_ZN4TaskD2Ev(ptr %awaited)
  call void @_ZN4TaskD2Ev(ptr %task)
  call void @llvm.lifetime.end.p0(ptr %task)
  call void @llvm.lifetime.end.p0(ptr %awaited)
  call void %next(ptr sret(%task) %other, i32 2) coro_elide_safe
  call void @custom(ptr sret(%task) %more, ptr %other, ptr @a.cpp, i32 4, i32 7) coro_elide_safe
  ret void
}
