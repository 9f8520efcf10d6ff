; A helper for a promise's own allocator is reserved as well; names that only
; begin alike are not.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s --implicit-check-not=error:
; CHECK: error: in module '{{.*}}helper-of-a-promise-of-another-type.ll': symbol '__dynasync_keep_v1._ZN1PnwEm' is reserved for DynAsync

define void @__dynasync_keep_v1._ZN1PnwEm(ptr %p) {
  ret void
}

define void @__dynasync_keep_v10(ptr %p) {
  ret void
}
