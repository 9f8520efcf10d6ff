; Releasing needs an allocator.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: {{.*}}__dynasync_release_v1 needs an allocator (!dynasync.allocator)
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
define void @f() {
  ret void
}
declare void @__dynasync_release_v1(ptr, ptr, i64, i64)
