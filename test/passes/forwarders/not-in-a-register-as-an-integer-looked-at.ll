; The task is returned as an integer, and somebody else gets the pointer.
; RUN: sed 's/ptr %%callee()/i64 %%callee()/' %S/../Inputs/awaits-in-a-register.ll > %t.ll
; RUN: cat %s %t.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
target datalayout = "e-m:e-i64:64-n32:64-S128"
@table = constant ptr @forwarder
@global = external global ptr
declare void @keep(ptr)
define i64 @forwarder(ptr %callee) {
  %variable = alloca ptr
  %task = call i64 %callee()
  %pointer = inttoptr i64 %task to ptr
  store ptr %pointer, ptr %variable
  call void @keep(ptr %pointer)
  %result = load ptr, ptr %variable
  %integer = ptrtoint ptr %result to i64
  ret i64 %integer
}
