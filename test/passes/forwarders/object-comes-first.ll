; sret may be the second parameter, and the address of the result may be kept in
; a variable that only a debugger reads (-O0), between lifetime markers.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define internal void @forwarder.__uniq.slot(ptr %this, ptr %result, ptr %callee, ptr noundef nonnull %slot)
; CHECK: call void %callee(ptr %this, ptr sret(%task) %result) [ "dynasync.slot"(ptr %slot) ]
define void @forwarder(ptr %this, ptr sret(%task) %result, ptr %callee) {
  %shown = alloca ptr
  call void @llvm.lifetime.start.p0(ptr %shown)
  store ptr %result, ptr %shown
  call void %callee(ptr %this, ptr sret(%task) %result)
  call void @llvm.lifetime.end.p0(ptr %shown)
  ret void
}
