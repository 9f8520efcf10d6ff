; What a function of attribute dynasync-no-heap may do: storage that traps, or
; fails, or is the user's; where that says "the callee's allocator", it traps.
; RUN: %opt -passes='dynasync,verify' -S %s | FileCheck %s

; CHECK-LABEL: define void @traps(
; CHECK: call.plain:
; CHECK-NEXT: call void @__dynasync_trapped_v1(
define void @traps(ptr %f) "dynasync-no-heap" {
  call void %f() "dynasync"="inline-or-trap(64)"
  ret void
}
; CHECK-LABEL: define void @fails(
; CHECK: store ptr @__dynasync_refuse_v1.__uniq.keeper
define void @fails(ptr %f) "dynasync-no-heap" "dynasync"="try(64)" {
  call void %f() "dynasync-native"
  ret void
}
; CHECK-LABEL: define void @custom(
; CHECK: call void %slot.entry(ptr getelementptr (i8, ptr @__dynasync_or_trap_v1.pool.__uniq.keeper.slot, i64 16))
; CHECK: call.plain:
; CHECK-NEXT: call void @__dynasync_trapped_v1(
define void @custom(ptr %f) "dynasync-no-heap" {
  call void %f() "dynasync"="custom(pool)"
  ret void
}
; A slot that the source brings gets a keeper that traps, unless it has one.
; CHECK-LABEL: define void @brought(
; CHECK: %slot.keeper = load ptr, ptr
; CHECK-NEXT: %[[NONE:.*]] = icmp eq ptr %slot.keeper, null
; CHECK-NEXT: br i1 %[[NONE]], label %[[SET:.*]], label %
; CHECK: [[SET]]:
; CHECK: store ptr @__dynasync_trap_v1.__uniq.keeper,
; CHECK: call void %slot.entry(ptr %slot)
define void @brought(ptr %f, ptr %slot) "dynasync-no-heap" {
  call void %f() "dynasync"="nested" [ "dynasync.slot"(ptr %slot) ]
  ret void
}
; No awaited calls, no errors; functions without the attribute are free.
define void @none(ptr %f) "dynasync-no-heap" {
  call void %f()
  ret void
}
define void @other(ptr %f) {
  call void %f() "dynasync"="box"
  ret void
}
; CHECK: define linkonce_odr hidden ptr @__dynasync_or_trap_v1.pool(
; CHECK: %answer = call ptr @pool(ptr %0, i64 %1, i64 %2, ptr %3, ptr %4)
; CHECK-NEXT: %[[NULL:.*]] = icmp eq ptr %answer, null
; CHECK-NEXT: br i1 %[[NULL]], label %trap, label %answer
