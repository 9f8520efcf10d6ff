; The caller's frame is gone when the callee of a musttail call runs.
; RUN: %opt -passes=dynasync %remarks -S %s 2>&1 | FileCheck %s

; CHECK: remark: {{.*}}left as it was: musttail
; CHECK: define ptr @caller(
; CHECK-NEXT: %task = musttail call ptr %callee(ptr %o, ptr %callee) #{{[0-9]+}}{{$}}
; CHECK-NEXT: ret ptr %task
define ptr @caller(ptr %o, ptr %callee) {
  %task = musttail call ptr %callee(ptr %o, ptr %callee) "dynasync"="nested"
  ret ptr %task
}
