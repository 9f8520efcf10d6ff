; Nobody knows what a volatile load of the variable reads.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
define ptr @forwarder(ptr %callee) {
  %local = alloca ptr
  %task = call ptr %callee()
  store ptr %task, ptr %local
  %value = load volatile ptr, ptr %local
  ret ptr %value
}
