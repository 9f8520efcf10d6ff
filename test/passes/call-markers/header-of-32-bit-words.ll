; The header in front of a slot is two words.
; RUN: cat %S/Inputs/marker.ll %s | %opt -data-layout=e-p:32:32 -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: %[[SLOT:.*]] = getelementptr inbounds i8, ptr %room, i64 8
; CHECK-NEXT: call void %next({{.*}}) {{.*}} [ "dynasync.slot"(ptr %[[SLOT]]) ]
define void @marked(ptr %next, ptr %room) presplitcoroutine {
  %awaited = alloca %task
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @in(ptr sret(%task) %awaited, ptr %room, ptr %task, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
  ret void
}
