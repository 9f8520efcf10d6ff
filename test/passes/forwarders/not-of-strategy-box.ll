; A call of the strategy box wants the callee's own allocator, whatever slot the
; function that hands its task on was given.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,dynasync-awaited-calls' -S | FileCheck %s

; CHECK: define void @forwarder(
; CHECK: call void %callee(ptr sret(%task) %result) #{{[0-9]+}}{{$}}
define void @forwarder(ptr sret(%task) %result, ptr %callee) {
  call void %callee(ptr sret(%task) %result) "dynasync"="box"
  ret void
}
