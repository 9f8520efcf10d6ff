; Storage that must not be left, and that has no keeper, gets one that traps.
; RUN: cat %S/Inputs/marker.ll %s | %opt -passes='dynasync-slot-entries,dynasync-awaited-calls,verify' -S | FileCheck %s

; CHECK-LABEL: define void @marked(
; CHECK: %[[SLOT:.*]] = getelementptr inbounds i8, ptr %room, i64 16
; CHECK: %[[AT:.*]] = getelementptr i8, ptr %[[SLOT]], i64 -8
; CHECK: %[[KEEPER:.*]] = load ptr, ptr %[[AT]]
; CHECK: %[[NONE:.*]] = icmp eq ptr %[[KEEPER]], null
; CHECK: br i1 %[[NONE]], label %[[SET:.*]], label %[[CALL:.*]]
; CHECK: [[SET]]:
; CHECK: store ptr @__dynasync_trap_v1.__uniq.keeper, ptr
; CHECK: [[CALL]]:
; CHECK: call void %next(ptr sret(%task) %task, i32 1) {{.*}} [ "dynasync.slot"(ptr %[[SLOT]]) ]
define void @marked(ptr %next, ptr %room) presplitcoroutine {
  %awaited = alloca %task
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @in_or_trap(ptr sret(%task) %awaited, ptr %room, ptr %task, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
  ret void
}
