; What a function returns is not what the entry of a value returns.
; RUN: %opt -passes=dynasync-slot-entries,verify -S %s | FileCheck %s
; CHECK: define internal { ptr, ptr, ptr } @items.__uniq.shim(ptr %0, ptr noundef nonnull %slot)
; CHECK: invoke ptr @items(ptr returned %0)
@items.vtable = constant { ptr, i64, i64 } { ptr null, i64 8, i64 8 }
@vtable = constant { ptr, i64, i64, ptr } { ptr null, i64 8, i64 8, ptr @items }
declare ptr @items(ptr returned)
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
!dynasync.vtables = !{!0}
!0 = !{ptr @vtable, !"T for X", !1}
!1 = !{i32 3, !"items", !"value", ptr @items.vtable, !""}
!dynasync.allocator = !{!2}
!2 = !{ptr @alloc, ptr @dealloc}
