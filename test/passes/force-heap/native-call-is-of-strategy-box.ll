; The entry of a native vtable takes a slot in any case: it is offered the empty one,
; whatever the call asks for.
; RUN: %opt -passes='dynasync-slot-entries<heap=always>,verify' -S %s | FileCheck %s
; RUN: %opt -passes='dynasync-slot-entries<heap=always>,dynasync-awaited-calls<heap=always>,verify' -S %s | FileCheck %s --check-prefix=CALL
; RUN: %opt -passes='dynasync-slot-entries<heap=always>' -print-pipeline-passes -disable-output %s | FileCheck %s --check-prefix=PRINTED
; CHECK: call ptr %fn(ptr %o) #[[BOX:[0-9]+]]
; CHECK: attributes #[[BOX]] = { "dynasync"="box" "dynasync-native" }
; CALL: call ptr %fn(ptr %o, ptr getelementptr (i8, ptr @dynasync.empty.slot, i64 16))
; PRINTED: dynasync-slot-entries<heap=always>
define ptr @caller(ptr %fn, ptr %o) {
  %task = call ptr %fn(ptr %o) "dynasync-native" "dynasync"="inline(64)"
  ret ptr %task
}
