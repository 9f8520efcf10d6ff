; The strategy box: the callee's own allocator, by the plain call.
; RUN: %opt -passes=dynasync %remarks -S %s 2>&1 | FileCheck %s

; CHECK: remark: {{.*}}awaited call to indirect left as it was: strategy-box
; CHECK: remark: {{.*}}awaited call to declared left as it was: strategy-box
; CHECK: define void @caller(
; CHECK-NEXT: call void %callee() #[[BOX:[0-9]+]]{{$}}
; CHECK-NEXT: call void @declared() #[[BOX]]{{$}}
; CHECK-NEXT: ret void
; CHECK: attributes #[[BOX]] = { "dynasync"="box" }
declare void @declared()
define void @caller(ptr %callee) {
  call void %callee() "dynasync"="box"
  call void @declared() "dynasync"="box"
  ret void
}
