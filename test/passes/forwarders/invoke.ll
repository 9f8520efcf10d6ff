; Landing pads may clean up what is the forwarder's own.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define internal void @forwarder.__uniq.slot({{.*}} personality ptr @__gxx_personality_v0 {
; CHECK-NEXT: invoke void %callee(ptr sret(%task) %result) [ "dynasync.slot"(ptr %slot) ]
declare i32 @__gxx_personality_v0(...)
declare void @cleanup()
define void @forwarder(ptr sret(%task) %result, ptr %callee) personality ptr @__gxx_personality_v0 {
  invoke void %callee(ptr sret(%task) %result) to label %normal unwind label %pad
normal:
  ret void
pad:
  %exception = landingpad { ptr, i32 } cleanup
  call void @cleanup()
  resume { ptr, i32 } %exception
}
