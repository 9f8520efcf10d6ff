; The awaited task's variable is copied to the marker's in two parts: it is one
; task all the same.
; RUN: cat %S/Inputs/marker.ll %s | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-LABEL: define void @copied(
; CHECK: call void %next(ptr sret(%task) %task, i32 1) #[[BOX:[0-9]+]]
; CHECK: call void @boxed(ptr sret(%task) %awaited, ptr %copy, ptr null, i32 5, i32 7){{$}}
; CHECK: attributes #[[BOX]] = { coro_elide_safe "dynasync"="box" }
define void @copied(ptr %next) presplitcoroutine {
  %awaited = alloca %task
  %copy = alloca %task
  %task = alloca %task
  call void %next(ptr sret(%task) %task, i32 1) coro_elide_safe
  call void @llvm.memcpy.p0.p0.i64(ptr %copy, ptr %task, i64 4, i1 false)
  %copy.4 = getelementptr i8, ptr %copy, i64 4
  call void @llvm.memcpy.p0.p0.i64(ptr %copy.4, ptr %task, i64 4, i1 false)
  call void @boxed(ptr sret(%task) %awaited, ptr %copy, ptr @a.cpp, i32 5, i32 7) coro_elide_safe
  call void @use(ptr %awaited)
  ret void
}
