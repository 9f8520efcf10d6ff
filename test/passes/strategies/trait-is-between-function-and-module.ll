; What a callee's interface asks for: weaker than what its caller says, stronger
; than the module's options and the pass's parameters. It makes no call an awaited
; one.
; RUN: %opt -passes='dynasync-awaited-calls<strategy=inline:8>' -S %s | FileCheck %s

; CHECK-LABEL: define void @weaker(
; CHECK: alloca [48 x i8]
; CHECK-NOT: alloca
define void @weaker(ptr %f) {
  %a = call ptr %f() "dynasync-native" "dynasync-trait"="inline(32)"
  ret void
}
; CHECK-LABEL: define void @call(
; CHECK: alloca [32 x i8]
; CHECK-NOT: alloca
define void @call(ptr %f) {
  %a = call ptr %f() "dynasync-native" "dynasync"="inline(16)" "dynasync-trait"="inline(32)"
  ret void
}
; CHECK-LABEL: define void @function(
; CHECK: alloca [40 x i8]
; CHECK-NOT: alloca
define void @function(ptr %f) "dynasync"="inline(24)" {
  %a = call ptr %f() "dynasync-native" "dynasync-trait"="inline(32)"
  ret void
}
; CHECK-LABEL: define void @no.promise(
; CHECK-NEXT: call ptr %f()
; CHECK-NOT: dynasync.slot
; CHECK: ret void
define void @no.promise(ptr %f) {
  %a = call ptr %f() "dynasync-trait"="inline(32)"
  ret void
}
