; A task of another type is copied into the result.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
%job = type { ptr }
%view = type { %job }
define ptr @forwarder(ptr %callee) {
  %result = alloca %view
  %local = alloca %job
  %task = call ptr %callee()
  store ptr %task, ptr %local
  call void @llvm.memcpy.p0.p0.i64(ptr %result, ptr %local, i64 8, i1 false)
  %value = load ptr, ptr %result
  ret ptr %value
}
