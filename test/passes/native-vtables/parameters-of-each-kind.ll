; What a shim does with each kind of parameter: a reference and a result in
; memory pass through, where they are; a value comes by its address, also one that
; is a pointer itself; a dyn object as three words.
; RUN: %opt -passes=dynasync-slot-entries,verify -S %s | FileCheck %s
; CHECK: @a = constant [5 x ptr] [ptr @plain.__uniq.shim, ptr @into.__uniq.shim, ptr @large.__uniq.shim, ptr @pointer.__uniq.shim, ptr @behind.__uniq.shim]

; CHECK-LABEL: define internal void @plain.__uniq.shim(ptr %0, ptr %.data, ptr %.vtable, ptr %.owner, i32 %1)
; CHECK: %[[SELF:.*]] = load i64, ptr %0, align 8
; CHECK-NEXT: %[[ONE:.*]] = insertvalue { ptr, ptr, ptr } poison, ptr %.data, 0
; CHECK-NEXT: %[[TWO:.*]] = insertvalue { ptr, ptr, ptr } %[[ONE]], ptr %.vtable, 1
; CHECK-NEXT: %[[DYN:.*]] = insertvalue { ptr, ptr, ptr } %[[TWO]], ptr %.owner, 2
; CHECK-NEXT: tail call void @plain(i64 %[[SELF]], { ptr, ptr, ptr } %[[DYN]], i32 %1)
; CHECK-LABEL: define internal void @into.__uniq.shim(ptr sret({ i64, i64 }) align 8 %0, ptr %1)
; CHECK: %[[SELF:.*]] = load i16, ptr %1, align 2
; CHECK-NEXT: tail call void @into(ptr sret({ i64, i64 }) align 8 %0, i16 %[[SELF]])
; What is passed by value on the stack is the caller's: no tail call.
; CHECK-LABEL: define internal i32 @large.__uniq.shim(ptr %0)
; CHECK: {{^}}  %1 = call i32 @large(ptr byval({ i64, i64, i64 }) %0)
; CHECK-LABEL: define internal i32 @pointer.__uniq.shim(ptr %0)
; CHECK: %[[SELF:.*]] = load ptr, ptr %0, align 8
; CHECK-NEXT: tail call i32 @pointer(ptr %[[SELF]])
; CHECK-LABEL: define internal void @behind.__uniq.shim(ptr %0, ptr sret({ i64, i64 }) align 8 %1, ptr %.data, ptr %.vtable, ptr %.owner)
; CHECK: tail call void @behind(ptr %0, ptr sret({ i64, i64 }) align 8 %1, { ptr, ptr, ptr } %{{.*}})
target datalayout = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128"

@a = constant [5 x ptr] [ptr @plain, ptr @into, ptr @large, ptr @pointer, ptr @behind]
declare void @plain(i64, { ptr, ptr, ptr }, i32)
declare void @into(ptr sret({ i64, i64 }) align 8, i16)
declare i32 @large(ptr byval({ i64, i64, i64 }))
declare i32 @pointer(ptr)
declare void @behind(ptr, ptr sret({ i64, i64 }) align 8, { ptr, ptr, ptr })
!dynasync.vtables = !{!0}
!0 = !{ptr @a, !"A", !1, !2, !3, !4, !5}
!1 = !{i32 0, !"plain", !"plain", null, !"value,dyn,ref"}
!2 = !{i32 1, !"into", !"plain", null, !"value"}
!3 = !{i32 2, !"large", !"plain", null, !"value"}
!4 = !{i32 3, !"pointer", !"plain", null, !"pointer"}
!5 = !{i32 4, !"behind", !"plain", null, !"ref,dyn"}
