; Addresses that are computed from themselves, as code that is never reached may
; have them: no endless search for the result's place.
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %s | FileCheck %s
; CHECK: define ptr @hands_on(ptr %f) {
; CHECK-NOT: define internal {{.*}}@hands_on
declare void @finish(ptr)

define void @awaits(ptr %f) {
  %task = call ptr %f() "dynasync"="inline(64)"
  call void @finish(ptr %task)
  %direct = call ptr @hands_on(ptr %f) "dynasync"="inline(64)"
  call void @finish(ptr %direct)
  ret void
}

define ptr @hands_on(ptr %f) {
  ret ptr null

dead:
  %self = getelementptr i8, ptr %self, i64 8
  %task = call ptr %f()
  store ptr %task, ptr %self
  %result = load ptr, ptr %self
  ret ptr %result
}
