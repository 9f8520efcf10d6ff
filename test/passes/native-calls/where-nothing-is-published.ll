; Native calls need no publication, and are lowered for every target.
; RUN: %opt -passes=dynasync -S %s | FileCheck %s
; RUN: sed 's/i686-pc-windows-msvc/wasm32-unknown-unknown/' %s | %opt -passes=dynasync -S | FileCheck %s
; CHECK: call ptr %fn(ptr %a, ptr %nested.slot)
; CHECK: %s = call ptr %fn(ptr %a) #
; CHECK: attributes #{{.*}} = { "dynasync"="nested" }
target datalayout = "e-m:x-p:32:32-i64:64-n8:16:32-a:0:32-S32"
target triple = "i686-pc-windows-msvc"
define ptr @f(ptr %fn, ptr %a) {
  %r = call ptr %fn(ptr %a) "dynasync-native"
  %s = call ptr %fn(ptr %a) "dynasync"="nested"
  ret ptr %r
}
