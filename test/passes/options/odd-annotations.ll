; Annotations of other shapes than clang's are none of ours.
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %s | FileCheck %s

; CHECK: @llvm.global.annotations = appending global [4 x { ptr, ptr, i32 }]
; CHECK: define void @caller() {
@number = private constant i32 7
@open = private constant [8 x i8] c"dynasync"
@llvm.global.annotations = appending global [4 x { ptr, ptr, i32 }] [
  { ptr, ptr, i32 } zeroinitializer,
  { ptr, ptr, i32 } { ptr @caller, ptr null, i32 1 },
  { ptr, ptr, i32 } { ptr @caller, ptr @number, i32 1 },
  { ptr, ptr, i32 } { ptr @caller, ptr @open, i32 1 }]
define void @caller() {
  ret void
}
