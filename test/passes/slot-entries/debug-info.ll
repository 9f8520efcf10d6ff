; The entry has the body, so it is what the debugger calls by the function's
; name; the wrapper has no lines. What the passes add has the frame's line, and
; the awaited call's halves have the call's.
; RUN: %opt -passes='dynasync,verify' -S %s | FileCheck %s
; RUN: %opt -passes='dynasync,coro-early,cgscc(coro-split),coro-cleanup,verify' -disable-output %s
; RUN: %opt -passes='default<O2>' -S %s -o %t.ll
; RUN: %opt -passes=verify -disable-output %t.ll 2>&1 | count 0

declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)

; CHECK: define ptr @named(ptr %0, ptr %1) prefix
; CHECK-NOT: !dbg
; CHECK: define internal ptr @named.__uniq.slot({{.*}} !dbg ![[SP:[0-9]+]] {
; CHECK-NEXT: entry:
; CHECK: #dbg_value(ptr %o, !
; CHECK: icmp sge i64 {{.*}}, !dbg ![[BEGIN:[0-9]+]]
; CHECK: %[[P:.*]] = icmp eq i32 %{{.*}}, -1764234745, !dbg ![[CALL:[0-9]+]]
; CHECK-NEXT: br i1 %[[P]], label %{{.*}}, label %{{.*}}, !dbg ![[CALL]]
; CHECK: call ptr %{{.*}}(ptr %o, ptr %{{.*}}) #{{[0-9]+}}, !dbg ![[CALL]]
; CHECK: call ptr %callee(ptr %o) #{{[0-9]+}}, !dbg ![[CALL]]
; CHECK: call ptr @__dynasync_leave_kept_v1({{.*}}), !dbg ![[BEGIN]]
define ptr @named(ptr %o, ptr %callee) presplitcoroutine !dbg !4 {
entry:
  #dbg_value(ptr %o, !7, !DIExpression(), !8)
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null), !dbg !8
  %need = call i1 @llvm.coro.alloc(token %id), !dbg !8
  br i1 %need, label %own, label %init, !dbg !8
own:
  %size = call i64 @llvm.coro.size.i64(), !dbg !8
  %new = call ptr @_Znwm(i64 %size), !dbg !8
  br label %init, !dbg !8
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory), !dbg !9
  %task = call ptr %callee(ptr %o) coro_elide_safe, !dbg !10
  %free = call ptr @llvm.coro.free(token %id, ptr %frame), !dbg !11
  call void @_ZdlPv(ptr %free), !dbg !11
  call void @llvm.coro.end(ptr null, i1 false, token none), !dbg !11
  ret ptr %task, !dbg !11
}

; CHECK: ![[SP]] = distinct !DISubprogram(name: "named"
; CHECK: ![[BEGIN]] = !DILocation(line: 5
; CHECK: ![[CALL]] = !DILocation(line: 6
!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2, !3}
!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "named.cpp", directory: "/")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !{i32 7, !"Dwarf Version", i32 5}
!4 = distinct !DISubprogram(name: "named", linkageName: "named", scope: !1, file: !1, line: 4, type: !5, scopeLine: 4, spFlags: DISPFlagDefinition, unit: !0)
!5 = !DISubroutineType(types: !6)
!6 = !{null}
!7 = !DILocalVariable(name: "o", arg: 1, scope: !4, file: !1, line: 4)
!8 = !DILocation(line: 4, scope: !4)
!9 = !DILocation(line: 5, scope: !4)
!10 = !DILocation(line: 6, scope: !4)
!11 = !DILocation(line: 7, scope: !4)
