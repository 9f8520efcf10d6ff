; The result has a task of another type as its first member: clang computes the
; member's address before it calls. That task may outlive the caller.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
%job = type { ptr }
%view = type { %job }
define ptr @forwarder(ptr %callee) {
  %result = alloca %view
  %member = getelementptr %view, ptr %result, i32 0, i32 0
  %task = call ptr %callee()
  %register = getelementptr %job, ptr %member, i32 0, i32 0
  store ptr %task, ptr %register
  %from.member = getelementptr %view, ptr %result, i32 0, i32 0
  %from = getelementptr %job, ptr %from.member, i32 0, i32 0
  %value = load ptr, ptr %from
  ret ptr %value
}
