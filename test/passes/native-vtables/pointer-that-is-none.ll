; What is said to be a pointer, and is none.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: range.rs:7:0: {{.*}}vtable 'Iter for Range', method 'next': parameter 0 is 'pointer' but none
; CHECK-NOT: Stack dump

@vt = constant [1 x ptr] [ptr @next]
define internal ptr @next(i64 %self) !dbg !93 {
  ret ptr null
}

!dynasync.vtables = !{!0}
!0 = !{ptr @vt, !"Iter for Range", !1}
!1 = !{i32 0, !"next", !"plain", null, !"pointer"}
!llvm.dbg.cu = !{!90}
!llvm.module.flags = !{!92}
!90 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !91, emissionKind: FullDebug)
!91 = !DIFile(filename: "range.rs", directory: "/")
!92 = !{i32 2, !"Debug Info Version", i32 3}
!93 = distinct !DISubprogram(name: "next", scope: !91, file: !91, line: 7, type: !94, scopeLine: 7, spFlags: DISPFlagDefinition, unit: !90)
!94 = !DISubroutineType(types: !95)
!95 = !{null}
