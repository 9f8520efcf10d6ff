; An annotation that belongs to no function or variable is passed over, and the
; next one is read.
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %s | FileCheck %s

; CHECK: @llvm.global.annotations = appending global [2 x { ptr, ptr, i32 }]
; CHECK: define void @caller() #[[STRATEGY:[0-9]+]]
; CHECK: attributes #[[STRATEGY]] = { "dynasync"="box" }
@text = private constant [13 x i8] c"dynasync:box\00"
@pair = global [2 x i32] zeroinitializer
@llvm.global.annotations = appending global [2 x { ptr, ptr, i32 }] [
  { ptr, ptr, i32 } { ptr getelementptr (i8, ptr @pair, i64 4), ptr @text, i32 1 },
  { ptr, ptr, i32 } { ptr @caller, ptr @text, i32 2 }]
define void @caller() {
  ret void
}
