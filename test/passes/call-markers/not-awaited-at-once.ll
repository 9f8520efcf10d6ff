; A marker that stands around nothing that is awaited at once is an error, with
; the place that the marker tells: what it asks for would not happen.
; RUN: cat %S/Inputs/marker.ll %s > %t.ll
; RUN: not %clang -O2 -c -x ir %t.ll -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s --implicit-check-not=error:

; CHECK: error: a.cpp:3:7: in function not_marked_by_clang {{.*}}: 'inline(512)' stands around no call that is awaited at once, in a coroutine, with both types opted in
define void @not_marked_by_clang(ptr %next) presplitcoroutine {
  %awaited = alloca %task
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1)
  call void @inline_slot(ptr sret(%task) %awaited, ptr %task, ptr @a.cpp, i32 3, i32 7)
  ret void
}
; CHECK: error: a.cpp:4:7: in function no_coroutine {{.*}}: 'box' stands
define void @no_coroutine(ptr %next) {
  %awaited = alloca %task
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @boxed(ptr sret(%task) %awaited, ptr %task, ptr @a.cpp, i32 4, i32 7) coro_elide_safe
  ret void
}
; CHECK: error: a.cpp:5:7: in function named {{.*}}: 'in' stands
define void @named(ptr %task, ptr %room) presplitcoroutine {
  %awaited = alloca %task
  call void @in(ptr sret(%task) %awaited, ptr %room, ptr %task, ptr @a.cpp, i32 5, i32 7) coro_elide_safe
  ret void
}
; CHECK: error: a.cpp:6:7: in function one_of_two {{.*}}: 'box' stands
define void @one_of_two(ptr %next, i1 %which) presplitcoroutine {
  %awaited = alloca %task
  %task = alloca %task
  br i1 %which, label %a, label %b
a:
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  br label %c
b:
  call void %next(ptr sret(%task) %task, i32 2) coro_elide_safe
  br label %c
c:
  call void @boxed(ptr sret(%task) %awaited, ptr %task, ptr @a.cpp, i32 6, i32 7) coro_elide_safe
  ret void
}
; CHECK: error: a.cpp:7:7: in function moved_into {{.*}}: 'box' stands
define void @moved_into(ptr %from) presplitcoroutine {
  %awaited = alloca %task
  %task = alloca %task
  %handle = load ptr, ptr %from
  store ptr %handle, ptr %task
  call void @boxed(ptr sret(%task) %awaited, ptr %task, ptr @a.cpp, i32 7, i32 7) coro_elide_safe
  ret void
}
; CHECK: error: a.cpp:8:7: in function copied_into {{.*}}: 'box' stands
define void @copied_into(ptr %from) presplitcoroutine {
  %awaited = alloca %task
  %task = alloca %task
  call void @llvm.memcpy.p0.p0.i64(ptr %task, ptr %from, i64 8, i1 false)
  call void @boxed(ptr sret(%task) %awaited, ptr %task, ptr @a.cpp, i32 8, i32 7) coro_elide_safe
  ret void
}
