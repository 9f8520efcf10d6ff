; An allocator of other types.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: {{.*}}an allocator is (ptr (word, word), void (ptr, word, word))
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
define void @f() {
  ret void
}
!dynasync.allocator = !{!9}
!9 = !{ptr @dealloc, ptr @alloc}
