; Half of a pointer is no pointer.
; RUN: sed 's/ptr %%callee()/i32 %%callee()/' %S/../Inputs/awaits-in-a-register.ll > %t.ll
; RUN: cat %s %t.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
target datalayout = "e-m:e-i64:64-n32:64-S128"
@table = constant ptr @forwarder
define i32 @forwarder(ptr %callee) {
  %variable = alloca ptr
  %task = call i32 %callee()
  %pointer = inttoptr i32 %task to ptr
  store ptr %pointer, ptr %variable
  %result = load ptr, ptr %variable
  %integer = ptrtoint ptr %result to i32
  ret i32 %integer
}
