; A slot of the call's own whose keeper traps; a callee that takes no slot traps
; too.
; RUN: %opt -passes='dynasync,verify' -S %s | FileCheck %s

; CHECK: @__dynasync_trap_v1.__uniq.keeper = internal global { ptr, ptr } { ptr @__dynasync_trap_v1, ptr null }
; CHECK-LABEL: define ptr @use(
; CHECK: %[[S:.*]] = alloca [80 x i8], align 16
; CHECK: store i64 64,
; CHECK: store ptr @__dynasync_trap_v1.__uniq.keeper,
; CHECK: br i1 %published, label %call.slot, label %call.plain
; CHECK: call.slot:
; CHECK: %[[T:.*]] = call ptr %slot.entry(i32 7, ptr %
; CHECK: call.plain:
; CHECK-NEXT: call void @__dynasync_trapped_v1(ptr @{{.*}}, i64 0, i64 0)
; CHECK-NEXT: unreachable
; CHECK: call.done:
; CHECK-NEXT: ret ptr %[[T]]
define ptr @use(ptr %make) {
  %task = call ptr %make(i32 7) "dynasync"="inline-or-trap(64)"
  ret ptr %task
}

; CHECK: define linkonce_odr hidden ptr @__dynasync_trap_v1(ptr %0, i64 %1, i64 %2, ptr %3, ptr %4) #[[TRAP:[0-9]+]] comdat {
; CHECK: %[[FREE:.*]] = call i64 @llvm.smax.i64(i64 %slot.avail, i64 0)
; CHECK-NEXT: %[[ALIGNED:.*]] = icmp ule i64 %2, 16
; CHECK-NEXT: %[[ROOM:room]] = select i1 %[[ALIGNED]], i64 %[[FREE]], i64 0
; CHECK-NEXT: %name = getelementptr i8, ptr %4, i64 16
; CHECK-NEXT: call void @__dynasync_trapped_v1(ptr %name, i64 %1, i64 %[[ROOM]])
; CHECK-NEXT: unreachable

; The program's hook, or a line on stderr, if there are such functions.
; CHECK: define linkonce_odr hidden void @__dynasync_trapped_v1(ptr %0, i64 %1, i64 %2) #[[TRAP]] comdat {
; CHECK: icmp ne ptr @dynasync_trapped, null
; CHECK: call void @dynasync_trapped(ptr %0, i64 %1, i64 %2)
; CHECK: icmp ne ptr @dprintf, null
; CHECK: call i32 (i32, ptr, ...) @dprintf(i32 2,
; CHECK: call void @llvm.trap()
; CHECK-NEXT: unreachable
; CHECK: declare extern_weak void @dynasync_trapped(ptr, i64, i64)
; CHECK: declare extern_weak i32 @dprintf(i32, ptr, ...)
; CHECK: attributes #[[TRAP]] = { cold {{.*}}noinline noreturn
