; A front end's own slot (an arena's, say) is used as it is; no strategy and no
; mark is needed, and no remark is due.
; RUN: %opt -passes=dynasync %remarks -S %s 2>&1 | FileCheck %s

; CHECK-NOT: remark
; CHECK: define void @caller(
; CHECK-NOT: alloca
; CHECK: call void %{{.*}}(i32 1, ptr %slot) #[[DONE:[0-9]+]]
; CHECK: call void %callee(i32 1) #[[DONE]]
; CHECK: attributes #[[DONE]] = { "dynasync-lowered" }
define void @caller(ptr %callee, ptr %slot) {
  call void %callee(i32 1) [ "dynasync.slot"(ptr %slot) ]
  ret void
}
