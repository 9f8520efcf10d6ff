; RUN: cat %S/Inputs/marker.ll %s | not %opt -passes=dynasync -disable-output 2>&1 | FileCheck %s

; CHECK: error: a.cpp:3:7: in function late {{.*}}: 'in': the storage is not known before the call
define void @late(ptr %next, ptr %where) presplitcoroutine {
  %awaited = alloca %task
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  %room = load ptr, ptr %where
  call void @in(ptr sret(%task) %awaited, ptr %room, ptr %task, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
  ret void
}
