; Two calls' tasks in one variable, one after the other: the first may live on.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
define ptr @forwarder(ptr %callee) {
  %local = alloca ptr
  %one = call ptr %callee()
  store ptr %one, ptr %local
  %two = call ptr %callee()
  store ptr %two, ptr %local
  %value = load ptr, ptr %local
  ret ptr %value
}
