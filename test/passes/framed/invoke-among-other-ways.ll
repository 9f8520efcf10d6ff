; A call that unwinds, whose ways on are others' too: what comes together there has
; the values that it had. A task that the caller hands on goes the slow way.
; RUN: %opt -passes='dynasync,verify' -S %s | FileCheck %s
; CHECK-LABEL: define void @caller(
; CHECK: framed.fits:
; CHECK-NEXT: invoke ptr %fn(ptr %o, ptr %[[SLOT:.*]])
; CHECK-NEXT: to label %framed.made unwind label %pad
; CHECK: framed.provide:
; CHECK-NEXT: invoke ptr @framed.call(ptr %fn, ptr %o, ptr %[[SLOT]], i64 %size, ptr %callee, ptr null)
; CHECK-NEXT: to label %framed.provided unwind label %pad
; CHECK: framed.done:
; CHECK: %task = phi ptr [ %{{.*}}, %framed.made ], [ %{{.*}}, %framed.provided ]
; CHECK: on:
; CHECK-NEXT: %from = phi i32 [ 1, %entry ], [ 2, %{{.*}} ]
; CHECK: pad:
; CHECK-DAG: [ 3, %framed.fits ]
; CHECK-DAG: [ 3, %framed.provide ]
; CHECK-LABEL: define void @hands.on(
; CHECK-NOT: framed.fits
; CHECK: %task = call ptr @framed.call.1(ptr %fn, ptr %o, ptr %{{.*}}, i64 %size, ptr %callee, ptr null)
; CHECK: call void @keep(ptr %task)
target triple = "x86_64-unknown-linux-gnu"
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
!dynasync.allocator = !{!0}
!0 = !{ptr @alloc, ptr @dealloc}
declare void @keep(ptr)
declare void @tell(i32)
declare i32 @__gxx_personality_v0(...)

define void @caller(ptr %fn, ptr %o, i64 %size, ptr %callee, i1 %c) personality ptr @__gxx_personality_v0 {
entry:
  br i1 %c, label %call, label %on
call:
  %task = invoke ptr %fn(ptr %o) "dynasync-native" [ "dynasync.framed"(i64 %size, ptr %callee, ptr null) ] to label %on unwind label %pad
on:
  %from = phi i32 [ 1, %entry ], [ 2, %call ]
  call void @tell(i32 %from)
  ret void
pad:
  %unwound.from = phi i32 [ 3, %call ]
  %unwound = landingpad { ptr, i32 } cleanup
  call void @tell(i32 %unwound.from)
  resume { ptr, i32 } %unwound
}

define void @hands.on(ptr %fn, ptr %o, i64 %size, ptr %callee) {
  %task = call ptr %fn(ptr %o) "dynasync-native" [ "dynasync.framed"(i64 %size, ptr %callee, ptr null) ]
  call void @keep(ptr %task)
  ret void
}
