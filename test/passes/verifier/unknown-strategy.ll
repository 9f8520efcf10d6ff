; A call's strategy that nobody knows.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes=dynasync -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: caller.cpp:6:9: {{.*}}unknown strategy 'heap' (known: auto, nested, nested(N), inline(N), inline-or-trap(N), try(N), cache, custom(SYMBOL), box, elide, sealed)
; CHECK-NOT: Stack dump

define void @caller(ptr %callee, ptr %slot) !dbg !3 {
  call void %callee() "dynasync"="heap", !dbg !6
  ret void, !dbg !6
}
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "caller.cpp", directory: "/")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "caller", scope: !1, file: !1, line: 3, type: !4, scopeLine: 3, spFlags: DISPFlagDefinition, unit: !0)
!4 = !DISubroutineType(types: !5)
!5 = !{null}
!6 = !DILocation(line: 6, column: 9, scope: !3)
