; pipeline: dynasync
; A bundle was left, and no error said: modules that publish nothing were not
; verified if their only native construct was that.
define void @f(ptr %make, ptr %a) {
  call void %make(ptr %a) [ "dynasync.arg"(i32 0, ptr null, ptr null) ]
  ret void
}
!llvm.module.flags = !{!0, !1}
!0 = !{i32 1, !"EnableSplitLTOUnit", i32 1}
!1 = !{i32 1, !"ThinLTO", i32 1}
