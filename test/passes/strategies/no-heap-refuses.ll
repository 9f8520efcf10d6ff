; In a function of attribute dynasync-no-heap, an awaited call that may reach an
; allocator is an error, which names the call and the function.
; RUN: not %clang -O0 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s --implicit-check-not=error:
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s --implicit-check-not=error:

; CHECK: error: caller.cpp:10:9: {{.*}}awaited call to leaf may reach an allocator (not awaited at once, strategy nested)
; CHECK: error: caller.cpp:4:9: in function caller {{.*}}: awaited call to indirect may reach an allocator (strategy nested), which dynasync-no-heap forbids in the function at caller.cpp:3
; CHECK: error: caller.cpp:5:9: {{.*}}(strategy inline:64)
; CHECK: error: caller.cpp:6:9: {{.*}}(strategy box)
; CHECK: error: caller.cpp:7:9: {{.*}}(strategy cache)
; CHECK: error: caller.cpp:11:9: {{.*}}(strategy auto)
; CHECK: error: caller.cpp:8:9: {{.*}}awaited call to defined may reach an allocator (callee-has-no-slot-entry, strategy inline-or-trap:64)
; CHECK: error: caller.cpp:9:9: {{.*}}(varargs, strategy inline-or-trap:64), which the strategy forbids
define void @caller(ptr %f) "dynasync-no-heap" !dbg !3 {
  call void %f() "dynasync"="nested", !dbg !4
  call void %f() "dynasync"="inline(64)", !dbg !5
  call void %f() "dynasync"="box", !dbg !6
  call void %f() "dynasync"="cache", !dbg !7
  call void %f() "dynasync"="auto", !dbg !11
  call void @defined() "dynasync"="inline-or-trap(64)", !dbg !8
  call void (...) %f() "dynasync"="inline-or-trap(64)", !dbg !9
  %h = call ptr @leaf(), !dbg !10
  ret void, !dbg !10
}

define void @defined() {
  %h = call ptr @leaf()
  ret void
}

declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)
define ptr @leaf() presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @_Znwm(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %cleanup
                                  i8 1, label %cleanup ]
cleanup:
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, emissionKind: FullDebug)
!1 = !DIFile(filename: "caller.cpp", directory: "/")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = distinct !DISubprogram(name: "caller", scope: !1, file: !1, line: 3, type: !20, scopeLine: 3, spFlags: DISPFlagDefinition, unit: !0)
!4 = !DILocation(line: 4, column: 9, scope: !3)
!5 = !DILocation(line: 5, column: 9, scope: !3)
!6 = !DILocation(line: 6, column: 9, scope: !3)
!7 = !DILocation(line: 7, column: 9, scope: !3)
!8 = !DILocation(line: 8, column: 9, scope: !3)
!9 = !DILocation(line: 9, column: 9, scope: !3)
!10 = !DILocation(line: 10, column: 9, scope: !3)
!11 = !DILocation(line: 11, column: 9, scope: !3)
!20 = !DISubroutineType(types: !21)
!21 = !{null}
