; Storage that must not be left is an error where the call can take no slot.
; RUN: cat %S/Inputs/marker.ll %s > %t.ll
; RUN: not %opt -passes=dynasync -disable-output %t.ll 2>&1 | FileCheck %s

; CHECK: error: {{.*}}in function marked {{.*}}: awaited call to indirect may reach an allocator (varargs, strategy in-or-trap), which the strategy forbids
define void @marked(ptr %next, ptr %room) presplitcoroutine {
  %awaited = alloca %task
  %task = alloca %task
  call void (ptr, ...) %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @in_or_trap(ptr sret(%task) %awaited, ptr %room, ptr %task, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
  ret void
}
