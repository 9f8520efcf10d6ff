; A "dynasync.arg" bundle is an error on a call that is not native, also in a
; module that is otherwise left alone: no code generator knows the bundle.
;
; RUN: not %opt -passes=dynasync -disable-output %s 2>&1 | FileCheck %s
; CHECK: error: {{.*}}in function f {{.*}}: a "dynasync.arg" bundle on a call that is not native
define void @f(ptr %make, ptr %a) {
  call void %make(ptr %a) [ "dynasync.arg"(i32 0, ptr null, ptr null) ]
  ret void
}
!llvm.module.flags = !{!0, !1}
!0 = !{i32 1, !"EnableSplitLTOUnit", i32 1}
!1 = !{i32 1, !"ThinLTO", i32 1}
