; A lowered call: a Passed remark "Lowered" with callee, strategy and slot size as
; fields, at the call's location.
; RUN: %opt -passes=dynasync -pass-remarks-output=%t.yaml -pass-remarks-filter=dynasync -disable-output %s
; RUN: FileCheck %s < %t.yaml

; CHECK: --- !Passed
; CHECK-NEXT: Pass: dynasync
; CHECK-NEXT: Name: Lowered
; CHECK-NEXT: DebugLoc: { File: caller.cpp, Line: 6, Column: 9 }
; CHECK-NEXT: Function: caller
; CHECK-NEXT: Args:
; CHECK: - Callee: indirect
; CHECK: - Strategy: nested
; CHECK: - SlotSize: '1024'
; CHECK: ...
; CHECK: --- !Passed
; CHECK: DebugLoc: { File: caller.cpp, Line: 7, Column: 9 }
; CHECK: - Callee: elsewhere
; CHECK: - Strategy: 'inline:64'
; CHECK: - SlotSize: '64'
; CHECK-NOT: ---
declare void @elsewhere()
define void @caller(ptr %callee) !dbg !3 {
  call void %callee() "dynasync"="nested", !dbg !6
  call void @elsewhere() "dynasync"="inline(64)", !dbg !7
  ret void, !dbg !7
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
!7 = !DILocation(line: 7, column: 9, scope: !3)
