; In a function that is no coroutine, the block goes wherever the function ends: it
; is in no slot itself.
; Where it knows no allocator, the call is left as it was.
; RUN: split-file %s %t
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %t/global.ll | FileCheck %s
; RUN: %opt -passes='dynasync' -pass-remarks-missed=dynasync -S %t/none.ll 2>&1 | FileCheck %s --check-prefix=NONE

;--- global.ll
declare ptr @_Znwm(i64)
declare void @_ZdlPvm(ptr, i64)
declare i32 @use(ptr)
; CHECK-LABEL: define i32 @f(
; CHECK: store ptr null, ptr %home.at
; CHECK: [ "dynasync.slot"(ptr %current) ]
; CHECK: br i1 %more
; CHECK: call void @__dynasync_cache_drop_sized_v1(ptr %cache.keeper)
; CHECK-NEXT: ret i32 0
; CHECK: call void @__dynasync_cache_drop_sized_v1(ptr %cache.keeper)
; CHECK-NEXT: ret i32 %v
define i32 @f(ptr %make, i1 %more) {
  %task = call ptr %make(i32 7) "dynasync"="cache"
  br i1 %more, label %yes, label %no
no:
  ret i32 0
yes:
  %v = call i32 @use(ptr %task)
  ret i32 %v
}

;--- none.ll
; NONE: remark: {{.*}}left as it was: no-allocator
; NONE-LABEL: define ptr @f(
; NONE-NEXT: %task = call ptr %make(i32 7) #
; NONE-NEXT: ret ptr %task
define ptr @f(ptr %make) {
  %task = call ptr %make(i32 7) "dynasync"="cache"
  ret ptr %task
}
