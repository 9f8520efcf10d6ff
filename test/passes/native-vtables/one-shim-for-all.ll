; Vtables that ask for the same share a shim; another result vtable is another
; shim. What needs none has none.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s

; CHECK: @a = constant [2 x ptr] [ptr @make.__uniq.shim, ptr @plain]
; CHECK: @b = constant [1 x ptr] [ptr @make.__uniq.shim]
; CHECK: @c = constant [1 x ptr] [ptr @make.__uniq.shim.1]
@a = constant [2 x ptr] [ptr @make, ptr @plain]
@b = constant [1 x ptr] [ptr @make]
@c = constant [1 x ptr] [ptr @make]
@r1 = constant i64 0
@r2 = constant i64 0

declare i64 @make(ptr)
declare i64 @plain(ptr)
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
!dynasync.allocator = !{!9}
!9 = !{ptr @alloc, ptr @dealloc}
!dynasync.vtables = !{!0, !2, !4}
!0 = !{ptr @a, !"A", !1, !6}
!1 = !{i32 0, !"make", !"value", ptr @r1, !""}
!2 = !{ptr @b, !"B", !1}
!4 = !{ptr @c, !"C", !5}
!5 = !{i32 0, !"make", !"value", ptr @r2, !""}
!6 = !{i32 1, !"plain", !"plain", null, !"ref"}
