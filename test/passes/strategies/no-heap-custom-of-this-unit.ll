; A user's grow function that only this unit knows: what traps behind it is this
; unit's, too. The function that is told of it may be known here already.
; RUN: %opt -passes='dynasync,verify' -S %s | FileCheck %s
; CHECK: call void %slot.entry(ptr getelementptr (i8, ptr @__dynasync_or_trap_v1.pool.__uniq.keeper.slot, i64 16))
; CHECK: define void @dynasync_trapped(
; CHECK: define internal ptr @__dynasync_or_trap_v1.pool(
; CHECK: %answer = call ptr @pool(
; CHECK-NOT: declare {{.*}}@dynasync_trapped
define void @caller(ptr %f) "dynasync-no-heap" {
  call void %f() "dynasync"="custom(pool)"
  ret void
}
define internal ptr @pool(ptr %keeper, i64 %size, i64 %align, ptr %slot, ptr %callee) {
  ret ptr null
}
define void @dynasync_trapped(ptr %name, i64 %size, i64 %room) {
  ret void
}
