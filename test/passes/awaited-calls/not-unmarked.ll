; Calls that nobody marked are none of the plugin's business.
; RUN: %opt -passes=dynasync %remarks -S %s 2>&1 | FileCheck %s

; CHECK-NOT: remark
; CHECK-NOT: alloca
; CHECK: define void @caller(
; CHECK-NEXT: call void %callee() #[[COLD:[0-9]+]]{{$}}
; CHECK-NEXT: call void @declared(){{$}}
; CHECK-NEXT: ret void
declare void @declared() coro_elide_safe
define void @caller(ptr %callee) "dynasync"="nested" {
  call void %callee() cold
  call void @declared()
  ret void
}
