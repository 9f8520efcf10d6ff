; clang's mark means "in the awaiting coroutine's frame". In any other function,
; such as a coroutine that was split, the stack may end before the callee does.
; RUN: %opt -passes=dynasync %remarks -S %s 2>&1 | FileCheck %s

; CHECK: remark: {{.*}}awaited call to indirect left as it was: already-split
; CHECK: define void @caller(
; CHECK-NEXT: call void %callee() #{{[0-9]+}}{{$}}
; CHECK-NEXT: ret void
define void @caller(ptr %callee) {
  call void %callee() coro_elide_safe
  ret void
}
