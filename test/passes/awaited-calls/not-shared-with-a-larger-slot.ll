; Calls of strategies that trap or fail where N bytes are too few share a slot
; with those of the same N only. Those of inline(N), which go elsewhere, share the
; largest.
; RUN: %opt -passes='dynasync-awaited-calls,verify' -S %s | FileCheck %s
; RUN: sed 's/inline-or-trap/try/' %s | %opt -passes='dynasync-awaited-calls,verify' -S | FileCheck %s
; RUN: sed 's/inline-or-trap/inline/' %s | %opt -passes='dynasync-awaited-calls,verify' -S | FileCheck %s --check-prefix=INLINE
; CHECK: define void @caller(
; CHECK-COUNT-2: alloca [{{32|4112}} x i8], align 16
; CHECK-NOT: alloca [
; CHECK: call void %make({{.*}}) {{.*}}[ "dynasync.slot"(ptr %[[SMALL:.*]]) ]
; CHECK-NOT: [ "dynasync.slot"(ptr %[[SMALL]]) ]
; CHECK: call void %make({{.*}}) {{.*}}[ "dynasync.slot"(ptr %{{.*}}) ]
; CHECK: call void %make({{.*}}) {{.*}}[ "dynasync.slot"(ptr %[[SMALL]]) ]
; INLINE: define void @caller(
; INLINE: alloca [4112 x i8], align 16
; INLINE-NOT: alloca [
declare void @finish(ptr)
define void @caller(ptr %make) {
  %t1 = alloca ptr
  %t2 = alloca ptr
  %t3 = alloca ptr
  call void @llvm.lifetime.start.p0(ptr %t1)
  call void %make(ptr sret(ptr) %t1) "dynasync"="inline-or-trap(16)"
  call void @finish(ptr %t1)
  call void @llvm.lifetime.end.p0(ptr %t1)
  call void @llvm.lifetime.start.p0(ptr %t2)
  call void %make(ptr sret(ptr) %t2) "dynasync"="inline-or-trap(4096)"
  call void @finish(ptr %t2)
  call void @llvm.lifetime.end.p0(ptr %t2)
  call void @llvm.lifetime.start.p0(ptr %t3)
  call void %make(ptr sret(ptr) %t3) "dynasync"="inline-or-trap(16)"
  call void @finish(ptr %t3)
  call void @llvm.lifetime.end.p0(ptr %t3)
  ret void
}
