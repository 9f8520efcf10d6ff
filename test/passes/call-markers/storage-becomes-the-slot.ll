; Storage that stands beside an awaited call is its slot, behind the header.
; RUN: cat %S/Inputs/marker.ll %s | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-LABEL: define void @marked(
; CHECK: %[[SLOT:.*]] = getelementptr inbounds i8, ptr %room, i64 16
; CHECK-NEXT: call void %next(ptr sret(%task) %task, i32 1) #[[MARKED:[0-9]+]] [ "dynasync.slot"(ptr %[[SLOT]]) ]
; CHECK-NOT: call void @in
; CHECK: %[[SLOT:.*]] = getelementptr inbounds i8, ptr %room, i64 16
; CHECK-NEXT: call void %next(ptr sret(%task) %other, i32 2) #[[TRAPS:[0-9]+]] [ "dynasync.slot"(ptr %[[SLOT]]) ]
; CHECK-NOT: call void @in
; CHECK: attributes #[[MARKED]] = { coro_elide_safe "dynasync-brought" }
; CHECK: attributes #[[TRAPS]] = { coro_elide_safe "dynasync-brought" "dynasync-or-trap" }
define void @marked(ptr %next, ptr %room) presplitcoroutine {
  %awaited = alloca %task
  %task = alloca %task
  %other = alloca %task
  %more = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @in(ptr sret(%task) %awaited, ptr %room, ptr %task, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
  call void %next(ptr sret(%task) %other, i32 2) coro_elide_safe
  call void @in_or_trap(ptr sret(%task) %more, ptr %room, ptr %other, ptr @a.cpp, i32 4, i32 7) coro_elide_safe
  ret void
}
