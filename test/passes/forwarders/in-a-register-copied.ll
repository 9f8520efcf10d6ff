; -O0 code for a class in registers: from the call into one variable, copied to
; another, loaded as the function's result.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define internal ptr @forwarder.__uniq.slot(
; CHECK: %task = call ptr %callee() [ "dynasync.slot"(ptr %slot) ]
define ptr @forwarder(ptr %callee) {
  %result = alloca ptr
  %local = alloca ptr
  %task = call ptr %callee()
  store ptr %task, ptr %local
  call void @llvm.memcpy.p0.p0.i64(ptr %result, ptr %local, i64 8, i1 false)
  %value = load ptr, ptr %result
  ret ptr %value
}
define void @awaits.it(ptr %callee) {
  %task = call ptr @forwarder(ptr %callee) "dynasync"="nested"
  ret void
}
