; Forwarders that call each other are forwarders; they go on with the slot
; forever, as they did without one.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define internal void @forwarder.__uniq.slot(
; CHECK-NEXT: call void @back(ptr sret(%task) %result) [ "dynasync.slot"(ptr %slot) ]
; CHECK: define internal void @back.__uniq.slot(
; CHECK-NEXT: call void @forwarder(ptr sret(%task) %result) [ "dynasync.slot"(ptr %slot) ]
; CHECK: define internal void @self.__uniq.slot(
; CHECK-NEXT: call void @self(ptr sret(%task) %result) [ "dynasync.slot"(ptr %slot) ]
define void @forwarder(ptr sret(%task) %result) {
  call void @back(ptr sret(%task) %result)
  ret void
}
define void @back(ptr sret(%task) %result) {
  call void @forwarder(ptr sret(%task) %result)
  ret void
}
define void @self(ptr sret(%task) %result) {
  call void @self(ptr sret(%task) %result)
  ret void
}
