; Calls and invokes, with and without slots and arguments; metadata, attributes,
; other bundles and the calling convention stay. Running twice lowers once.
; RUN: %opt -passes=dynasync-awaited-calls -S %s | FileCheck %s
; RUN: %opt -passes='dynasync-awaited-calls,dynasync-awaited-calls' -S %s | FileCheck %s
; RUN: %opt -passes='dynasync' -S %s | FileCheck %s
declare i32 @__gcc_personality_v0(...)

; CHECK-LABEL: @plain(
; CHECK-NEXT: %r = tail call fastcc i64 %fn(ptr nonnull %a, ptr %b, ptr %vt, ptr null) #[[LOWERED:[0-9]+]], !note
; CHECK-NEXT: ret i64 %r
define i64 @plain(ptr %fn, ptr %a, ptr %b, ptr %vt) {
  %r = tail call fastcc i64 %fn(ptr nonnull %a, ptr %b) "dynasync-native"="plain" [ "dynasync.arg"(i32 1, ptr %vt, ptr null) ], !note !0
  ret i64 %r
}

; CHECK-LABEL: @two(
; CHECK: call void %fn(ptr %a, ptr %vt, ptr null, i32 7, ptr %b, ptr %vt, ptr %a) #[[LOWERED]]
define void @two(ptr %fn, ptr %a, ptr %b, ptr %vt) {
  call void %fn(ptr %a, i32 7, ptr %b) "dynasync-native"="plain" [ "dynasync.arg"(i32 2, ptr %vt, ptr %a), "dynasync.arg"(i32 0, ptr %vt, ptr null) ]
  ret void
}

; CHECK-LABEL: @given(
; CHECK: call ptr %fn(ptr %a, ptr %slot) #[[LOWERED]] [ "other"(i32 1) ]
define ptr @given(ptr %fn, ptr %a, ptr %slot) {
  %r = call ptr %fn(ptr %a) "dynasync-native" [ "other"(i32 1), "dynasync.slot"(ptr %slot) ]
  ret ptr %r
}

; No tail call: the slot is on this stack.
; CHECK-LABEL: @nested(
; CHECK: alloca [1040 x i8], align 16
; CHECK: store i64 1024
; CHECK: %r = call ptr %fn(ptr %a, ptr %nested.slot) #[[LOWERED]]
define ptr @nested(ptr %fn, ptr %a) {
  %r = tail call ptr %fn(ptr %a) "dynasync-native"
  ret ptr %r
}

; CHECK-LABEL: @box(
; CHECK-NEXT: call ptr %fn(ptr %a, ptr getelementptr (i8, ptr @dynasync.empty.slot, i64 16)) #[[LOWERED]]
define ptr @box(ptr %fn, ptr %a) "dynasync"="box" {
  %r = call ptr %fn(ptr %a) "dynasync-native"
  ret ptr %r
}

; CHECK-LABEL: @invoked(
; CHECK: invoke ptr %fn(ptr %a, ptr %inline.slot) #[[LOWERED]]
; CHECK-NEXT: to label %ok unwind label %bad
define ptr @invoked(ptr %fn, ptr %a) personality ptr @__gcc_personality_v0 {
  %r = invoke ptr %fn(ptr %a) "dynasync-native" "dynasync"="inline(64)" to label %ok unwind label %bad
ok:
  ret ptr %r
bad:
  %pad = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %pad
}

; A look-alike.
; CHECK-LABEL: @other(
; CHECK-NEXT: call ptr %fn(ptr %a) [ "dynasync-native"() ]
define ptr @other(ptr %fn, ptr %a) "dynasync-native" {
  %r = call ptr %fn(ptr %a) [ "dynasync-native"() ]
  ret ptr %r
}
!0 = !{}
