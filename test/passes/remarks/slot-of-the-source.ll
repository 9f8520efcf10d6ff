; A call whose slot the source has brought.
; RUN: %opt -passes=dynasync %remarks -disable-output %s 2>&1 | FileCheck %s
; CHECK: remark: {{.*}}awaited call to indirect may keep its frame in a slot that the source brought
define void @caller(ptr %f, ptr %slot) {
  call void %f() "dynasync"="nested" [ "dynasync.slot"(ptr %slot) ]
  ret void
}
