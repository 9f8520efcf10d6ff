; What an alias or an indirect function leads to may have an entry.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define internal void @forwarder.__uniq.slot(
; CHECK: call void @alias(ptr sret(%task) %result) [ "dynasync.slot"(ptr %slot) ]
; CHECK: call void @indirect(ptr sret(%task) %result) [ "dynasync.slot"(ptr %slot) ]
@alias = alias void (ptr), ptr @plain
@indirect = ifunc void (ptr), ptr @resolve
define ptr @resolve() {
  ret ptr @plain
}
define void @plain(ptr sret(%task) %result) {
  ret void
}
define void @forwarder(ptr sret(%task) %result, i1 %c) {
  br i1 %c, label %one, label %two
one:
  call void @alias(ptr sret(%task) %result)
  ret void
two:
  call void @indirect(ptr sret(%task) %result)
  ret void
}
