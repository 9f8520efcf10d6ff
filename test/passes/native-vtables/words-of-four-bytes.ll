; 32-bit targets: sizes are i32, headers two words of four bytes.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s
; RUN: %opt -passes='default<O2>' -S %s | llc -o /dev/null

; CHECK: getelementptr i8, ptr %slot, i32 -8
; CHECK: icmp sge i32 %slot.avail, 8
; CHECK: call ptr @alloc(i32 8, i32 4)
target datalayout = "e-m:e-p:32:32-p270:32:32-p271:32:32-p272:64:64-i128:128-f64:32:64-f80:32-n8:16:32-S128"
target triple = "i686-pc-linux-gnu"
@a = constant [1 x ptr] [ptr @make]
declare { i32, i32 } @make(ptr)
declare ptr @alloc(i32, i32)
declare void @dealloc(ptr, i32, i32)
!dynasync.allocator = !{!9}
!9 = !{ptr @alloc, ptr @dealloc}
!dynasync.vtables = !{!0}
!0 = !{ptr @a, !"A", !1}
!1 = !{i32 0, !"make", !"value", ptr @a, !""}
