; A function pointer of an address space of its own is asked like any other.
; RUN: %opt -passes='dynasync-dispatch,verify' -S %s | FileCheck %s

; CHECK: %[[P:.*]] = getelementptr i8, ptr addrspace(1) %callee, i64 -12
; CHECK-NEXT: load i32, ptr addrspace(1) %[[P]]
; CHECK: call addrspace(1) void %{{.*}}(ptr %slot)
define void @caller(ptr addrspace(1) %callee, ptr %slot) {
  call addrspace(1) void %callee() [ "dynasync.slot"(ptr %slot) ]
  ret void
}
