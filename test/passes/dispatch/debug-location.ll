; The check and both halves have the call's location: a debugger stops at its
; line, and an inlined callee's frames know where they were called.
; RUN: %opt -passes='dynasync-dispatch,verify' -S %s | FileCheck %s

; CHECK: define ptr @caller(
; CHECK: load i32, ptr %{{.*}}, !dbg ![[CALL:[0-9]+]]
; CHECK: icmp eq {{.*}}, !dbg ![[CALL]]
; CHECK: br i1 {{.*}}, !dbg ![[CALL]]
; CHECK: load i64, ptr %{{.*}}, !dbg ![[CALL]]
; CHECK: call ptr %{{.*}}(ptr %slot), !dbg ![[CALL]]
; CHECK: call ptr %callee(), !dbg ![[CALL]]
; CHECK: ![[CALL]] = !DILocation(line: 6
define ptr @caller(ptr %callee, ptr %slot) !dbg !4 {
  %task = call ptr %callee() [ "dynasync.slot"(ptr %slot) ], !dbg !7
  ret ptr %task, !dbg !8
}
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "caller.cpp", directory: "/")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!4 = distinct !DISubprogram(name: "caller", scope: !1, file: !1, line: 4, type: !5, spFlags: DISPFlagDefinition, unit: !0)
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!7 = !DILocation(line: 6, scope: !4)
!8 = !DILocation(line: 7, scope: !4)
