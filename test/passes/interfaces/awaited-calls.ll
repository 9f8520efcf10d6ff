; What a callee's declaration asks for comes with the call, as an assumption of
; clang's; other assumptions stay.
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %s | FileCheck %s

; CHECK-LABEL: define void @caller(
; CHECK: call void %next(i32 1) #[[INLINE:[0-9]+]]
; CHECK: call void %next(i32 2) #[[BOX:[0-9]+]]
; CHECK: call void %next(i32 3) #[[OTHERS:[0-9]+]]
; CHECK: call void %next(i32 4) #[[SAME:[0-9]+]]
define void @caller(ptr %next) presplitcoroutine {
  call void %next(i32 1) coro_elide_safe "llvm.assume"="dynasync:inline(512)@dir/a.h:7"
  call void %next(i32 2) coro_elide_safe "llvm.assume"="one,dynasync:box,two"
  call void %next(i32 3) coro_elide_safe "llvm.assume"="one,two"
  call void %next(i32 4) coro_elide_safe "llvm.assume"="dynasync:box@a.h:7,dynasync:box@b.h:8"
  ret void
}
; CHECK-LABEL: define void @no_coroutine(
; CHECK: call void %next(i32 1) #[[LEFT:[0-9]+]]
define void @no_coroutine(ptr %next) {
  call void %next(i32 1) "llvm.assume"="dynasync:box@a.h:7"
  ret void
}
; CHECK-DAG: attributes #[[INLINE]] = { coro_elide_safe "dynasync-trait"="inline(512)" }
; CHECK-DAG: attributes #[[BOX]] = { coro_elide_safe "dynasync-trait"="box" "llvm.assume"="one,two" }
; CHECK-DAG: attributes #[[OTHERS]] = { coro_elide_safe "llvm.assume"="one,two" }
; CHECK-DAG: attributes #[[SAME]] = { coro_elide_safe "dynasync-trait"="box" }
; CHECK-DAG: attributes #[[LEFT]] = { "llvm.assume"="dynasync:box@a.h:7" }
