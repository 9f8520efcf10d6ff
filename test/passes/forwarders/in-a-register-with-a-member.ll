; The result has a member of class type, as the call's own has: both are stored
; and loaded through the same members, after the call.
; RUN: cat %s %S/../Inputs/awaits-in-a-register.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define internal ptr @forwarder.__uniq.slot(
; CHECK: %task = call ptr %callee() [ "dynasync.slot"(ptr %slot) ]
%handle = type { ptr }
%view = type { %handle }
define ptr @forwarder(ptr %callee) {
  %result = alloca %view
  %task = call ptr %callee()
  %to.member = getelementptr %view, ptr %result, i32 0, i32 0
  %to = getelementptr %handle, ptr %to.member, i32 0, i32 0
  store ptr %task, ptr %to
  %from.member = getelementptr %view, ptr %result, i32 0, i32 0
  %from = getelementptr %handle, ptr %from.member, i32 0, i32 0
  %value = load ptr, ptr %from
  ret ptr %value
}
