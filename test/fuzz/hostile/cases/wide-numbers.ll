; pipeline: dynasync
; Assertions: numbers that do not fit into 64 bits.
@g = global i32 0
@args = private constant { i128 } { i128 -1 }
@place = private constant { ptr, i128 } { ptr @file, i128 -1 }
@box = private constant [13 x i8] c"dynasync:box\00", section "llvm.metadata"
@marker = private constant [21 x i8] c"dynasync-call:inline\00", section "llvm.metadata"
@file = private constant [6 x i8] c"a.cpp\00", section "llvm.metadata"
@llvm.global.annotations = appending global [2 x { ptr, ptr, ptr, i128, ptr }] [{ ptr, ptr, ptr, i128, ptr } { ptr @m, ptr @marker, ptr @file, i128 -1, ptr @args }, { ptr, ptr, ptr, i128, ptr } { ptr @f, ptr @box, ptr @file, i128 -1, ptr @place }], section "llvm.metadata"

declare void @m(ptr, ptr, ptr, i128, i128)

define void @published() prefix <{ i32, i128, i64 }> <{ i32 1, i128 -1, i64 7 }> {
  ret void
}

define void @f(ptr %make) presplitcoroutine {
  %task = alloca ptr
  %other = alloca ptr
  call void %make(ptr sret(ptr) %task) coro_elide_safe
  call void @m(ptr sret(ptr) %other, ptr %task, ptr @file, i128 -1, i128 -1)
  call void @published() "dynasync"="nested"
  %r = call ptr %make(ptr %make) "dynasync-native" [ "dynasync.arg"(i128 -1, ptr null, ptr null) ]
  ret void
}

!llvm.module.flags = !{!0, !1}
!0 = !{i32 1, !"EnableSplitLTOUnit", i128 -1}
!1 = !{i32 1, !"ThinLTO", !"text"}
