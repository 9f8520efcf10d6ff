; Two allocators that differ.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: {{.*}}contradicts an earlier allocator
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
define void @f() {
  ret void
}
!dynasync.allocator = !{!8, !9}
!8 = !{ptr @alloc, ptr @dealloc}
!9 = !{ptr @alloc.2, ptr @dealloc}
declare ptr @alloc.2(i64, i64)
