; Calls of strategy inline share a slot where the task of one has ended before the
; other is called, on each way between them. The slot has the largest size.
; RUN: %opt -passes='dynasync-awaited-calls,verify' -S %s | FileCheck %s

; CHECK-LABEL: define void @sequence(
; CHECK: %[[BOTH:inline.*]] = alloca [112 x i8]
; CHECK-NOT: alloca [
; CHECK: call void %f({{.*}} [ "dynasync.slot"(ptr %[[S:.*]]) ]
; CHECK: call ptr %f({{.*}} [ "dynasync.slot"(ptr %[[S]]) ]
define void @sequence(ptr %f) {
  %a = alloca ptr
  %b = alloca { ptr }
  call void @llvm.lifetime.start(ptr %a)
  call void %f(ptr sret(ptr) %a) "dynasync"="inline(64)"
  call void @llvm.lifetime.end(ptr %a)
  %r = call ptr %f(i32 1) "dynasync"="inline(96)"
  %dive = getelementptr { ptr }, ptr %b, i32 0, i32 0
  store ptr %r, ptr %dive
  call void @llvm.lifetime.end(ptr %b)
  ret void
}

; The object may come before the result.
; CHECK-LABEL: define void @result.second(
; CHECK: alloca [112 x i8]
; CHECK-NOT: alloca [
; CHECK: call void %f({{.*}} [ "dynasync.slot"(ptr %[[S:.*]]) ]
; CHECK: call void %f({{.*}} [ "dynasync.slot"(ptr %[[S]]) ]
define void @result.second(ptr %f, ptr %o) {
  %a = alloca ptr
  %b = alloca ptr
  call void %f(ptr %o, ptr sret(ptr) %a) "dynasync"="inline(64)"
  call void @llvm.lifetime.end(ptr %a)
  call void %f(ptr %o, ptr sret(ptr) %b) "dynasync"="inline(96)"
  call void @llvm.lifetime.end(ptr %b)
  ret void
}

; The second is called while the first may be alive: on one of two ways.
; CHECK-LABEL: define void @one.way.is.open(
; CHECK-DAG: alloca [80 x i8]
; CHECK-DAG: alloca [112 x i8]
define void @one.way.is.open(ptr %f, i1 %c) {
  %a = alloca ptr
  %b = alloca ptr
  call void %f(ptr sret(ptr) %a) "dynasync"="inline(64)"
  br i1 %c, label %end, label %open
end:
  call void @llvm.lifetime.end(ptr %a)
  br label %open
open:
  call void %f(ptr sret(ptr) %b) "dynasync"="inline(96)"
  call void @llvm.lifetime.end(ptr %b)
  call void @llvm.lifetime.end(ptr %a)
  ret void
}

; Around a loop, too.
; CHECK-LABEL: define void @around(
; CHECK-DAG: alloca [80 x i8]
; CHECK-DAG: alloca [112 x i8]
define void @around(ptr %f, i1 %c) {
entry:
  %a = alloca ptr
  %b = alloca ptr
  br label %loop
loop:
  call void %f(ptr sret(ptr) %a) "dynasync"="inline(64)"
  call void @llvm.lifetime.end(ptr %a)
  call void %f(ptr sret(ptr) %b) "dynasync"="inline(96)"
  br i1 %c, label %loop, label %exit
exit:
  call void @llvm.lifetime.end(ptr %b)
  ret void
}

; Nobody says when these end; this task goes to two places.
; CHECK-LABEL: define void @no.ends(
; CHECK-COUNT-3: alloca [80 x i8]
define void @no.ends(ptr %f, ptr %elsewhere) {
  %a = alloca ptr
  %b = alloca ptr
  call void %f(ptr sret(ptr) %a) "dynasync"="inline(64)"
  call void %f(ptr sret(ptr) %b) "dynasync"="inline(64)"
  %r = call ptr %f(i32 1) "dynasync"="inline(64)"
  store ptr %r, ptr %a
  store ptr %r, ptr %elsewhere
  call void @llvm.lifetime.end(ptr %a)
  call void @llvm.lifetime.end(ptr %b)
  ret void
}

; Different keepers, different slots.
; CHECK-LABEL: define void @strategies(
; CHECK-COUNT-2: alloca [80 x i8]
define void @strategies(ptr %f) {
  %a = alloca ptr
  call void %f(ptr sret(ptr) %a) "dynasync"="inline(64)"
  call void @llvm.lifetime.end(ptr %a)
  call void %f(ptr sret(ptr) %a) "dynasync"="inline-or-trap(64)"
  call void @llvm.lifetime.end(ptr %a)
  ret void
}
