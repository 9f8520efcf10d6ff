; Several ABIs (AArch64, RISC-V, 32-bit Arm) return a task of one pointer as an
; integer, and clang takes it through a variable, of the task's class.
; RUN: sed 's/ptr %%callee()/i64 %%callee()/' %S/../Inputs/awaits-in-a-register.ll > %t.ll
; RUN: cat %s %t.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK: define internal i64 @forwarder.__uniq.slot(
; CHECK: %task = call i64 %callee() [ "dynasync.slot"(ptr %slot) ]
; CHECK: define internal i64 @merges.__uniq.slot(
; CHECK: %one = call i64 %callee() [ "dynasync.slot"(ptr %slot) ]
; CHECK: %two = call i64 %callee() [ "dynasync.slot"(ptr %slot) ]
; CHECK: define internal i64 @of.a.class.__uniq.slot(
; CHECK: %task = call i64 %callee() [ "dynasync.slot"(ptr %slot) ]
target datalayout = "e-m:e-i64:64-n32:64-S128"
%class = type { ptr }
declare void @marks(ptr noundef)
define i64 @forwarder(ptr %callee) {
  %variable = alloca { ptr }
  %task = call i64 %callee()
  %first = getelementptr { ptr }, ptr %variable, i32 0, i32 0
  %pointer = inttoptr i64 %task to ptr
  store ptr %pointer, ptr %first
  %again = getelementptr { ptr }, ptr %variable, i32 0, i32 0
  %result = load ptr, ptr %again
  %integer = ptrtoint ptr %result to i64
  ret i64 %integer
}
define i64 @merges(ptr %callee, i1 %c) {
  br i1 %c, label %yes, label %no
yes:
  %one = call i64 %callee()
  %p1 = inttoptr i64 %one to ptr
  br label %done
no:
  %two = call i64 %callee()
  %p2 = inttoptr i64 %two to ptr
  br label %done
done:
  %p = phi ptr [ %p1, %yes ], [ %p2, %no ]
  %integer = ptrtoint ptr %p to i64
  ret i64 %integer
}
define i64 @of.a.class(ptr %callee) {
  %variable = alloca %class
  %task = call i64 %callee()
  %first = getelementptr %class, ptr %variable, i32 0, i32 0
  %pointer = inttoptr i64 %task to ptr
  store ptr %pointer, ptr %first
  %again = getelementptr %class, ptr %variable, i32 0, i32 0
  %result = load ptr, ptr %again
  %integer = ptrtoint ptr %result to i64
  ret i64 %integer
}
define void @awaits.them(ptr %callee) {
  %one = call i64 @forwarder(ptr %callee) "dynasync"="nested"
  %two = call i64 @merges(ptr %callee, i1 true) "dynasync"="nested"
  ret void
}
