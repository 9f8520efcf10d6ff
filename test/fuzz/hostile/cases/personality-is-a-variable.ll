; pipeline: dynasync
; Unwinding needs a personality, and found this one.
@__gcc_personality_v0 = global i8 0
@vt = constant [1 x ptr] [ptr @make]
define i64 @make(ptr %x) {
  %v = load i64, ptr %x
  ret i64 %v
}
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
!dynasync.allocator = !{!9}
!9 = !{ptr @alloc, ptr @dealloc}
!dynasync.vtables = !{!0}
!0 = !{ptr @vt, !"vt", !1}
!1 = !{i32 0, !"make", !"value", ptr @vt, !""}
