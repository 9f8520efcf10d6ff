; A coroutine keeps a block for each call of strategy cache: the call offers what
; is current, and the block goes when the frame goes.
; RUN: sed 's/^declare ptr.*_Znwm.*/&/; s/call ptr %%callee(ptr %%object) coro_elide_safe/call ptr %%callee(ptr %%object) coro_elide_safe "dynasync"="cache"/' %S/../Inputs/coroutine.ll > %t.ll
; RUN: grep -q '"dynasync"="cache"' %t.ll
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %t.ll | FileCheck %s

; CHECK-LABEL: define internal ptr @parent.__uniq.slot(
; CHECK: %cache = alloca [32 x i8], align 16
; CHECK: %frame = call ptr @llvm.coro.begin(
; CHECK-NEXT: %[[NONE:no.block]] = getelementptr i8, ptr %cache, i64 32
; CHECK-NEXT: store ptr @__dynasync_cache_v1, ptr %cache
; CHECK: store ptr %[[NONE]], ptr %{{.*}}
; CHECK: store i64 0,
; CHECK: store ptr %cache,
; CHECK: %[[AT:.*]] = getelementptr i8, ptr %cache, i64 8
; CHECK-NEXT: %current = load ptr, ptr %[[AT]]
; CHECK-NEXT: call ptr %callee(ptr %object) #{{.*}} [ "dynasync.slot"(ptr %current) ]
; CHECK: call void @__dynasync_cache_drop_v1(ptr %cache)
; CHECK-NEXT: call ptr @llvm.coro.free(

; CHECK: define linkonce_odr hidden ptr @__dynasync_cache_v1(
; CHECK: define linkonce_odr hidden void @__dynasync_cache_drop_v1(ptr %0)
