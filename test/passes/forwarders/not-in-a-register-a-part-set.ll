; A part of the variable that the task is in is set to something else.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
define ptr @forwarder(ptr %callee) {
  %local = alloca ptr
  %task = call ptr %callee()
  store ptr %task, ptr %local
  %part = getelementptr i8, ptr %local, i64 4
  store i32 0, ptr %part
  %value = load ptr, ptr %local
  ret ptr %value
}
