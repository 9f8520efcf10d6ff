; Two markers around one call contradict each other, unless they say the same.
; RUN: cat %S/Inputs/marker.ll %s > %t.ll
; RUN: not %clang -O2 -c -x ir %t.ll -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s --implicit-check-not=error:

; CHECK: error: a.cpp:3:7: in function two {{.*}}: strategy 'inline(512)' contradicts 'box' (a.cpp:3:19)
define void @two(ptr %next) presplitcoroutine {
  %awaited = alloca %task
  %between = alloca %task
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @boxed(ptr sret(%task) %between, ptr %task, ptr @a.cpp, i32 3, i32 19) coro_elide_safe
  call void @inline_slot(ptr sret(%task) %awaited, ptr %between, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
  ret void
}
; CHECK: error: a.cpp:4:7: in function two_storages {{.*}}: strategy 'in' contradicts 'in' (a.cpp:4:19)
define void @two_storages(ptr %next, ptr %room, ptr %other) presplitcoroutine {
  %awaited = alloca %task
  %between = alloca %task
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @in(ptr sret(%task) %between, ptr %room, ptr %task, ptr @a.cpp, i32 4, i32 19) coro_elide_safe
  call void @in(ptr sret(%task) %awaited, ptr %other, ptr %between, ptr @a.cpp, i32 4, i32 7) coro_elide_safe
  ret void
}
define void @same(ptr %next) presplitcoroutine {
  %awaited = alloca %task
  %between = alloca %task
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @boxed(ptr sret(%task) %between, ptr %task, ptr @a.cpp, i32 5, i32 19) coro_elide_safe
  call void @boxed(ptr sret(%task) %awaited, ptr %between, ptr @a.cpp, i32 5, i32 7) coro_elide_safe
  ret void
}
