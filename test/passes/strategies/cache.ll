; A coroutine keeps a block for each call of strategy cache: the call offers what
; is current, and the block goes when the frame goes.
; RUN: sed 's/^declare ptr.*_Znwm.*/&/; s/call ptr %%callee(ptr %%object) coro_elide_safe/call ptr %%callee(ptr %%object) coro_elide_safe "dynasync"="cache"/' %S/../Inputs/coroutine.ll > %t.ll
; RUN: grep -q '"dynasync"="cache"' %t.ll
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %t.ll | FileCheck %s

; CHECK-LABEL: define internal ptr @parent.__uniq.slot(
; CHECK: %cache = alloca [48 x i8], align 16
; CHECK: %home = phi ptr [ null, %entry ], [ null, %own.frame ], [ %slot.frame, %slot.nest ]
; CHECK: %frame = call ptr @llvm.coro.begin(
; CHECK-NEXT: %[[CACHE:cache.keeper]] = getelementptr i8, ptr %cache, i64 16
; CHECK-NEXT: %[[NONE:no.block]] = getelementptr i8, ptr %[[CACHE]], i64 32
; CHECK-NEXT: %[[HOME:.*]] = getelementptr i8, ptr %[[CACHE]], i64 -8
; CHECK-NEXT: store ptr %home, ptr %[[HOME]]
; CHECK-NEXT: store ptr @__dynasync_cache_v1, ptr %[[CACHE]]
; CHECK: store ptr %[[NONE]], ptr %{{.*}}
; CHECK: store i64 0,
; CHECK: store ptr %[[CACHE]],
; CHECK: %[[AT:.*]] = getelementptr i8, ptr %[[CACHE]], i64 8
; CHECK-NEXT: %current = load ptr, ptr %[[AT]]
; CHECK-NEXT: call ptr %callee(ptr %object) #{{.*}} [ "dynasync.slot"(ptr %current) ]
; CHECK: call void @__dynasync_cache_drop_v1(ptr %[[CACHE]])
; CHECK-NEXT: call ptr @llvm.coro.free(

; CHECK-DAG: define linkonce_odr hidden ptr @__dynasync_cache_v1(
; CHECK-DAG: define linkonce_odr hidden void @__dynasync_cache_free_v1(ptr %0)
; CHECK-DAG: define linkonce_odr hidden void @__dynasync_cache_drop_v1(ptr %0)
