; As many parameters, of another type.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s --implicit-check-not=error:
; CHECK: error: in module '{{.*}}helper-of-another-parameter.ll': symbol '__dynasync_leave_v1' is reserved for DynAsync

define ptr @__dynasync_leave_v1(ptr %frame, i8 %owned) {
  ret ptr null
}
