; What moves a task, or destroys it, may throw: the ways on which a task would
; be destroyed that is no longer there go away.
; RUN: cat %S/Inputs/marker.ll %s | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-LABEL: define void @marked(
; CHECK: invoke void %next(ptr sret(%task) %task, i32 1) #[[INLINE:[0-9]+]]
; CHECK: made:
; CHECK-NEXT: br label %moved
; CHECK: moved:
; CHECK-NEXT: invoke void @use(ptr %task)
; CHECK: used:
; CHECK-NEXT: invoke void @_ZN4TaskD2Ev(ptr %task)
; CHECK: destroyed:
; CHECK-NEXT: br label %end
; CHECK: not.used:
; CHECK-NEXT: %[[A:.*]] = landingpad
; CHECK-NEXT: cleanup
; CHECK-NEXT: call void @_ZN4TaskD2Ev(ptr %task)
; CHECK-NEXT: br label %resume
; CHECK: resume:
; CHECK-NEXT: %error = phi { ptr, i32 } [ %[[A]], %not.used ]
; CHECK-NOT: _ZN4TaskD2Ev
; CHECK: attributes #[[INLINE]] = { coro_elide_safe "dynasync"="inline(512)" }
define void @marked(ptr %next) presplitcoroutine personality ptr @__gxx_personality_v0 {
entry:
  %awaited = alloca %task
  %task = alloca %task
  invoke void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
      to label %made unwind label %not.made
made:
  invoke void @inline_slot(ptr sret(%task) %awaited, ptr %task, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
      to label %moved unwind label %not.moved
moved:
  invoke void @use(ptr %awaited) to label %used unwind label %not.used
used:
  invoke void @_ZN4TaskD2Ev(ptr %awaited)
      to label %destroyed unwind label %not.destroyed
destroyed:
  invoke void @_ZN4TaskD2Ev(ptr %task) to label %end unwind label %not.made
not.used:
  %e3 = landingpad { ptr, i32 } cleanup
  call void @_ZN4TaskD2Ev(ptr %awaited)
  br label %resume
not.destroyed:
  %e4 = landingpad { ptr, i32 } cleanup
  br label %resume
not.moved:
  %e2 = landingpad { ptr, i32 } cleanup
  br label %resume
resume:
  %error = phi { ptr, i32 } [ %e3, %not.used ], [ %e4, %not.destroyed ], [ %e2, %not.moved ]
  call void @_ZN4TaskD2Ev(ptr %task)
  br label %not.made.too
not.made:
  %e1 = landingpad { ptr, i32 } cleanup
  br label %not.made.too
not.made.too:
  %any = phi { ptr, i32 } [ %error, %resume ], [ %e1, %not.made ]
  resume { ptr, i32 } %any
end:
  ret void
}
