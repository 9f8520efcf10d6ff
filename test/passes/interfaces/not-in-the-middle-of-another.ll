; Somebody else's assumption that has our word in the middle is not ours.
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %s | FileCheck %s

; CHECK: call void %f(ptr null) #[[OTHER:[0-9]+]]
; CHECK: attributes #[[OTHER]] = { coro_elide_safe "llvm.assume"="no-dynasync:box,two" }
define void @caller(ptr %f) presplitcoroutine {
  call void %f(ptr null) coro_elide_safe "llvm.assume"="no-dynasync:box,two"
  ret void
}
