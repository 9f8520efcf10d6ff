; pipeline: dynasync<strategy=nested:64>
; A call that is always inlined, in a function that is no marker of calls: what is
; made in spite of the error had it both inlined always and never.
@G = global ptr poison
@G.1 = global i64 -9223372036854775808
@G.2 = global i64 -1
@text = private constant [15 x i8] c"dynasync-call:\00", section "llvm.metadata"
@text.3 = private constant [6 x i8] c"a.cpp\00", section "llvm.metadata"
@llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @outer, ptr @text, ptr @text.3, i32 3, ptr null }], section "llvm.metadata"
@G.3 = global i8 -1
declare ptr @elsewhere() #0
define ptr @stranger.__uniq.keeper() {
  %memory = call coldcc ptr @stranger.__uniq.keeper() #1
  ret ptr %memory
}
define ptr @inner() {
  %task = call ptr @elsewhere()
  ret ptr %task
}
define ptr @outer() {
  %task = call ptr @inner()
  %C = tail call ptr @stranger.__uniq.keeper() #1
  store ptr %C, ptr @G, align 8
  ret ptr %task
1:                                                ; No predecessors!
  ret ptr %task
}
define void @awaits() {
  %A = alloca i8, align 1
  store i8 poison, ptr %A, align 1
  %LGV = load i8, ptr @G.3, align 1
  %LGV1 = load i64, ptr @G.1, align 4
  %task = call ptr @outer() #2
  %L = load i8, ptr %task, align 1
  %G = getelementptr i32, ptr %task, i64 %LGV1
  %B = lshr i64 -9223372036854775808, %LGV1
  store i64 %B, ptr @G.2, align 4
  store ptr %G, ptr @G, align 8
  %B1 = lshr i8 %L, %LGV
  store i8 %B1, ptr %A, align 1
  ret void
}
attributes #0 = { presplitcoroutine }
attributes #1 = { alwaysinline }
attributes #2 = { "dynasync"="nested" }
!dynasync.options = !{!0}
!dynasync.allocator = !{}
!0 = !{!"slot=0;heap=no"}
