; Other operand bundles stay on both halves.
; RUN: %opt -passes='dynasync-dispatch,verify' -S %s | FileCheck %s

declare i32 @__CxxFrameHandler3(...)
declare void @other()

; CHECK: call void %{{.*}}(ptr %slot) [ "deopt"(i32 1, ptr %slot) ]
; CHECK: call void %callee() [ "deopt"(i32 1, ptr %slot) ]
; CHECK-NOT: "dynasync.slot"
define void @deoptimization(ptr %callee, ptr %slot) {
  call void %callee() [ "deopt"(i32 1, ptr %slot), "dynasync.slot"(ptr %slot) ]
  ret void
}
; CHECK: call void %{{.*}}(ptr %slot) [ "funclet"(token %pad) ]
; CHECK: call void %callee() [ "funclet"(token %pad) ]
; CHECK-NOT: "dynasync.slot"
define void @funclet(ptr %callee, ptr %slot) personality ptr @__CxxFrameHandler3 {
  invoke void @other() to label %ok unwind label %cleanup
ok:
  ret void
cleanup:
  %pad = cleanuppad within none []
  call void %callee() [ "dynasync.slot"(ptr %slot), "funclet"(token %pad) ]
  cleanupret from %pad unwind to caller
}
