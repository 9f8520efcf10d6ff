; The variable that the task is in gets its value from elsewhere, too.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
define ptr @forwarder(ptr %callee) {
  %local = alloca ptr
  %task = call ptr %callee()
  store ptr %task, ptr %local
  call void @llvm.memcpy.p0.p0.i64(ptr %local, ptr %callee, i64 8, i1 false)
  %value = load ptr, ptr %local
  ret ptr %value
}
