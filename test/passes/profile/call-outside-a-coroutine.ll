; Calls of a front end that are in no coroutine are counted as well; their records
; are numbered in the function. One that is not awaited has none.
; RUN: %opt -passes='dynasync-slot-entries<profile=yes>,dynasync-awaited-calls<profile=yes>,verify' -S %s | FileCheck %s

; CHECK: @[[TEXT:profile.text.*]] = {{.*}}c"{\22function\22:\22caller\22,\22shape\22:\22{{[0-9a-f]+}}\22,\22index\22:0\00"
; CHECK: @[[FIRST:dynasync.profile.site[.0-9]*]] = internal global {{.*}}, ptr @[[TEXT]] }
; CHECK: @[[TEXT:profile.text.*]] = {{.*}}c"{\22function\22:\22caller\22,\22shape\22:\22{{[0-9a-f]+}}\22,\22index\22:1\00"
; CHECK: @[[SECOND:dynasync.profile.site[.0-9]*]] = internal global {{.*}}, ptr @[[TEXT]] }
; CHECK: @dynasync.profile.sites = internal constant [2 x ptr] [ptr @[[FIRST]], ptr @[[SECOND]]]
; CHECK-LABEL: define void @caller(
define void @caller(ptr %callee) {
; CHECK: store ptr @[[FIRST]], ptr %[[#]]
; CHECK-NEXT: call void %callee() {{.*}}[ "dynasync.slot"(
  call void %callee() "dynasync"="nested"
; CHECK: store ptr @[[SECOND]], ptr %[[#]]
; CHECK-NEXT: call void %callee(i32 2) {{.*}}[ "dynasync.slot"(
  call void %callee(i32 2) "dynasync"="nested"
; CHECK: store ptr null
; CHECK-NOT: store
; CHECK: call void %callee(i32 3){{$}}
  call void %callee(i32 3)
  ret void
}
