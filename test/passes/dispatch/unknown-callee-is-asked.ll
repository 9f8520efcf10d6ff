; The word before an unknown function is compared with the magic number; the
; distance before that leads to the slot entry, which takes the slot last.
; RUN: %opt -passes=dynasync-dispatch -S %s | FileCheck %s

; CHECK: define ptr @unknown(
; CHECK-NEXT: %[[P:.*]] = getelementptr i8, ptr %callee, i64 -12
; CHECK-NEXT: %[[MAGIC:.*]] = load i32, ptr %[[P]], align 2, !invariant.load ![[E:[0-9]+]], !nosanitize ![[E]]
; CHECK-NEXT: %[[PUBLISHED:.*]] = icmp eq i32 %[[MAGIC]], -1764234745
; CHECK-NEXT: br i1 %[[PUBLISHED]], label %[[SLOT:.*]], label %[[PLAIN:.*]], !prof ![[LIKELY:[0-9]+]]
; CHECK: [[SLOT]]:
; CHECK-NEXT: %[[P:.*]] = getelementptr i8, ptr %callee, i64 -8
; CHECK-NEXT: %[[DISTANCE:.*]] = load i64, ptr %[[P]], align 2
; CHECK-NEXT: %[[ENTRY:.*]] = getelementptr i8, ptr %callee, i64 %[[DISTANCE]]
; CHECK-NEXT: %[[R1:.*]] = call ptr %[[ENTRY]](ptr %o, i32 7, ptr %slot)
; CHECK-NEXT: br label %[[DONE:.*]]
; CHECK: [[PLAIN]]:
; CHECK-NEXT: %[[R2:.*]] = call ptr %callee(ptr %o, i32 7)
; CHECK-NEXT: br label %[[DONE]]
; CHECK: [[DONE]]:
; CHECK-NEXT: %task = phi ptr [ %[[R1]], %[[SLOT]] ], [ %[[R2]], %[[PLAIN]] ]
; CHECK-NEXT: ret ptr %task
; CHECK: ![[LIKELY]] = !{!"branch_weights", i32 1048575, i32 1}
define ptr @unknown(ptr %callee, ptr %o, ptr %slot) {
  %task = call ptr %callee(ptr %o, i32 7) [ "dynasync.slot"(ptr %slot) ]
  ret ptr %task
}
