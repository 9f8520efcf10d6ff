; A slot entry's last parameter is its slot.
; RUN: not %opt -passes=dynasync-verify -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes=dynasync -disable-output %s 2>&1 | FileCheck %s
; RUN: not %opt -passes='default<O0>' -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; CHECK: error: caller.cpp:3:0: {{.*}}a slot entry's last parameter is its slot, a pointer
; CHECK-NOT: Stack dump

define void @caller(ptr %slot, i64 %size) "dynasync-slot-entry" !dbg !3 {
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
