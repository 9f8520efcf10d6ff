; A front end's slot on a call that cannot take one is dropped.
; RUN: %opt -passes='dynasync-awaited-calls,verify' %remarks -S %s 2>&1 | FileCheck %s

; CHECK: remark: {{.*}}left as it was: varargs
; CHECK: remark: {{.*}}left as it was: musttail
; CHECK: call void (...) %callee(i32 1) #{{[0-9]+}}{{$}}
; CHECK: call void @plain(){{$}}
; CHECK: musttail call void %callee(ptr %callee, ptr %slot) #{{[0-9]+}}{{$}}
define void @caller(ptr %callee, ptr %slot) {
  call void (...) %callee(i32 1) "dynasync"="nested" [ "dynasync.slot"(ptr %slot) ]
  call void @plain() [ "dynasync.slot"(ptr %slot) ]
  musttail call void %callee(ptr %callee, ptr %slot) "dynasync"="nested" [ "dynasync.slot"(ptr %slot) ]
  ret void
}
define void @plain() {
  ret void
}
