; A task that is returned in registers is stored where the marker looks for it;
; what hands it on stays, to be inlined.
; RUN: cat %S/Inputs/marker.ll %s | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-LABEL: define void @pointer(
; CHECK: call ptr %next(i32 1) #[[BOX:[0-9]+]]
; CHECK: call ptr @boxed_in_register(
; CHECK-LABEL: define void @integer(
; CHECK: call i64 %next(i32 1) #[[BOX]]
; CHECK-LABEL: define void @two_words(
; CHECK: call { ptr, i64 } %next(i32 1) #[[BOX]]
; CHECK-LABEL: define void @copied(
; CHECK: call [2 x i64] %next(i32 1) #[[BOX]]
; CHECK: attributes #[[BOX]] = { coro_elide_safe "dynasync"="box" }
define void @pointer(ptr %next) presplitcoroutine {
  %task = alloca %task
  %r = call ptr %next(i32 1) coro_elide_safe
  %at = getelementptr %task, ptr %task, i32 0, i32 0
  store ptr %r, ptr %at
  call ptr @boxed_in_register(ptr %task, ptr @a.cpp, i32 3, i32 7) coro_elide_safe
  ret void
}
define void @integer(ptr %next) presplitcoroutine {
  %task = alloca %task
  %r = call i64 %next(i32 1) coro_elide_safe
  %p = inttoptr i64 %r to ptr
  store ptr %p, ptr %task
  call ptr @boxed_in_register(ptr %task, ptr @a.cpp, i32 4, i32 7) coro_elide_safe
  ret void
}
define void @two_words(ptr %next) presplitcoroutine {
  %task = alloca { ptr, i64 }
  %r = call { ptr, i64 } %next(i32 1) coro_elide_safe
  %a = extractvalue { ptr, i64 } %r, 0
  store ptr %a, ptr %task
  %at = getelementptr i8, ptr %task, i64 8
  %b = extractvalue { ptr, i64 } %r, 1
  store i64 %b, ptr %at
  call ptr @boxed_in_register(ptr %task, ptr @a.cpp, i32 5, i32 7) coro_elide_safe
  ret void
}
define void @copied(ptr %next) presplitcoroutine {
  %task = alloca { ptr, i32 }
  %coerced = alloca [2 x i64]
  %r = call [2 x i64] %next(i32 1) coro_elide_safe
  store [2 x i64] %r, ptr %coerced
  call void @llvm.memcpy.p0.p0.i64(ptr %task, ptr %coerced, i64 12, i1 false)
  call ptr @boxed_in_register(ptr %task, ptr @a.cpp, i32 6, i32 7) coro_elide_safe
  ret void
}
