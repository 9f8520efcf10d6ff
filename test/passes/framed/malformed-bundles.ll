; What a "dynasync.framed" bundle must be, and on which calls.
; RUN: split-file %s %t
; RUN: not %opt -passes=dynasync-verify -disable-output %t/operands.ll 2>&1 | FileCheck %s --check-prefix=OPERANDS
; RUN: not %opt -passes='default<O0>' -disable-output %t/native.ll 2>&1 | FileCheck %s --check-prefix=NATIVE
; RUN: not %opt -passes='default<O2>' -disable-output %t/sealed.ll 2>&1 | FileCheck %s --check-prefix=SEALED
; RUN: not %opt -passes='default<O2>' -disable-output %t/allocator.ll 2>&1 | FileCheck %s --check-prefix=ALLOCATOR

; RUN: not %opt -passes='default<O2>' -disable-output %t/beside.ll 2>&1 | FileCheck %s --check-prefix=BESIDE
; RUN: not %opt -passes='default<O2>' -disable-output %t/funclets.ll 2>&1 | FileCheck %s --check-prefix=FUNCLETS

; OPERANDS: error: {{.*}}a "dynasync.framed" bundle holds a size and two pointers
; OPERANDS-NOT: Stack dump
; NATIVE: error: {{.*}}a "dynasync.framed" bundle on a call that is no native one of an async entry
; NATIVE-NOT: Stack dump
; SEALED: error: {{.*}}strategy 'sealed' needs entries that take a slot, not memory that the caller provides
; SEALED-NOT: Stack dump
; ALLOCATOR: error: {{.*}}a caller that provides memory needs an allocator (!dynasync.allocator)
; ALLOCATOR-NOT: Stack dump
; BESIDE: error: {{.*}}a "dynasync.framed" bundle beside one that is not of DynAsync
; BESIDE-NOT: Stack dump
; FUNCLETS: error: {{.*}}a "dynasync.framed" bundle in a function that unwinds by funclets
; FUNCLETS-NOT: Stack dump

;--- operands.ll
define void @f(ptr %fn, i64 %size, ptr %callee) {
  %t = call ptr %fn() "dynasync-native" [ "dynasync.framed"(i64 %size, ptr %callee) ]
  ret void
}
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
!dynasync.allocator = !{!0}
!0 = !{ptr @alloc, ptr @dealloc}

;--- native.ll
define void @f(ptr %fn, i64 %size, ptr %callee) {
  %t = call ptr %fn() [ "dynasync.framed"(i64 %size, ptr %callee, ptr null) ]
  ret void
}
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
!dynasync.allocator = !{!0}
!0 = !{ptr @alloc, ptr @dealloc}

;--- sealed.ll
define void @f(ptr %fn, i64 %size, ptr %callee) {
  %t = call ptr %fn() "dynasync-native" "dynasync"="sealed" [ "dynasync.framed"(i64 %size, ptr %callee, ptr null) ]
  ret void
}
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
!dynasync.allocator = !{!0}
!0 = !{ptr @alloc, ptr @dealloc}

;--- allocator.ll
define void @f(ptr %fn, i64 %size, ptr %callee) {
  %t = call ptr %fn() "dynasync-native" [ "dynasync.framed"(i64 %size, ptr %callee, ptr null) ]
  ret void
}

;--- beside.ll
define void @f(ptr %fn, i64 %size, ptr %callee) {
  %t = call ptr %fn() "dynasync-native" [ "dynasync.framed"(i64 %size, ptr %callee, ptr null), "deopt"(i32 0) ]
  ret void
}
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
!dynasync.allocator = !{!0}
!0 = !{ptr @alloc, ptr @dealloc}

;--- funclets.ll
define void @f(ptr %fn, i64 %size, ptr %callee) personality ptr @__CxxFrameHandler3 {
  %t = call ptr %fn() "dynasync-native" [ "dynasync.framed"(i64 %size, ptr %callee, ptr null) ]
  ret void
}
declare i32 @__CxxFrameHandler3(...)
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
!dynasync.allocator = !{!0}
!0 = !{ptr @alloc, ptr @dealloc}
