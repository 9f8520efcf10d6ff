; The variable that a unit's options stand on is in the section of their texts, or
; neither is in any: it is removed with them, once.
; RUN: %opt -passes='dynasync-slot-entries,verify' -S %s | FileCheck %s
; RUN: sed 's/^\(@.*\)$/\1, section "llvm.metadata"/' %s | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s
; CHECK-NOT: @options
; CHECK-NOT: @text
; CHECK: !dynasync.options = !{![[TEXT:[0-9]+]]}
; CHECK: ![[TEXT]] = !{!"strategy=box"}
@options = private global i8 0
@text = private constant [29 x i8] c"dynasync-module:strategy=box\00"
@llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [{ ptr, ptr, ptr, i32, ptr } { ptr @options, ptr @text, ptr null, i32 1, ptr null }]
