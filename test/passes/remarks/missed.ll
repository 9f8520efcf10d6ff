; A missed call: a Missed remark "NotLowered" with callee and reason as fields, at
; the call's location.
; RUN: %opt -passes=dynasync -pass-remarks-output=%t.yaml -pass-remarks-filter=dynasync -disable-output %s
; RUN: FileCheck %s < %t.yaml

; CHECK: --- !Missed
; CHECK-NEXT: Pass: dynasync
; CHECK-NEXT: Name: NotLowered
; CHECK-NEXT: DebugLoc: { File: caller.cpp, Line: 6, Column: 9 }
; CHECK-NEXT: Function: caller
; CHECK-NEXT: Args:
; CHECK: - Callee: indirect
; CHECK: - Reason: already-split
; CHECK: ...
; CHECK: --- !Missed
; CHECK: - Reason: kcfi
; CHECK: --- !Missed
; CHECK: Name: NotLowered
; CHECK: - Callee: plain
; CHECK: - Reason: callee-has-no-slot-entry
; CHECK-NOT: ---
define void @plain() {
  ret void
}
define void @caller(ptr %callee) !dbg !3 {
  call void %callee() coro_elide_safe, !dbg !6
  call void %callee() "dynasync"="nested" [ "kcfi"(i32 7) ], !dbg !6
  call void @plain() "dynasync"="nested", !dbg !6
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
