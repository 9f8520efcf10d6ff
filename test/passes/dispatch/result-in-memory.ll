; sret: the entry takes the result's address as an ordinary first parameter; the
; plain call is as it was. The same for an sret that comes second.
; RUN: %opt -passes=dynasync-dispatch -S %s | FileCheck %s

%task = type { ptr, ptr }
; CHECK: call void %{{.*}}(ptr align 8 %result, ptr %o, ptr %slot)
; CHECK: call void %callee(ptr sret(%task) align 8 %result, ptr %o)
; CHECK: call void %{{.*}}(ptr %o, ptr noalias align 8 %result, ptr %slot)
; CHECK: call void %callee(ptr %o, ptr noalias sret(%task) align 8 %result)
; CHECK-NOT: phi
define void @caller(ptr %callee, ptr %o, ptr %slot, ptr %result) {
  call void %callee(ptr sret(%task) align 8 %result, ptr %o) [ "dynasync.slot"(ptr %slot) ]
  call void %callee(ptr %o, ptr noalias sret(%task) align 8 %result) [ "dynasync.slot"(ptr %slot) ]
  ret void
}
