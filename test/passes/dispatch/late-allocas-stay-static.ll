; A call in the entry block before some of the local variables: they stay in the
; entry block, where they take part in the function's own frame.
; RUN: %opt -passes=dynasync-dispatch -S %s | FileCheck %s

declare void @use(ptr)

; CHECK: define void @caller(
; CHECK-NOT: br
; CHECK: %late = alloca i32
; CHECK: br
define void @caller(ptr %callee, ptr %slot) {
  call void %callee() [ "dynasync.slot"(ptr %slot) ]
  %late = alloca i32
  call void @use(ptr %late)
  ret void
}
