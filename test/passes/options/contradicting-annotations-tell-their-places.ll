; Two annotations of one function that contradict each other: the error names
; both places, which DYNASYNC_STRATEGY writes as arguments (clang gives both the
; place of one declaration), or clang's if there are none.
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s --implicit-check-not=error:

; CHECK: error: b.cpp:9:0: in function twice {{.*}}: strategy 'box' contradicts 'inline(32)' (a.h:7)
; CHECK: error: b.cpp:3:0: in function plain {{.*}}: strategy 'box' contradicts 'inline(32)' (b.cpp:2)
; CHECK: error: b.cpp:9:0: in function attribute {{.*}}: strategy 'box' contradicts 'nested'{{$}}
@text = private unnamed_addr constant [20 x i8] c"dynasync:inline(32)\00", section "llvm.metadata"
@more = private unnamed_addr constant [13 x i8] c"dynasync:box\00", section "llvm.metadata"
@a.h = private unnamed_addr constant [4 x i8] c"a.h\00"
@b.cpp = private unnamed_addr constant [6 x i8] c"b.cpp\00", section "llvm.metadata"
@args = private unnamed_addr constant { ptr, i32 } { ptr @a.h, i32 7 }, section "llvm.metadata"
@more.args = private unnamed_addr constant { ptr, i32 } { ptr @b.cpp, i32 9 }, section "llvm.metadata"
@llvm.global.annotations = appending global [5 x { ptr, ptr, ptr, i32, ptr }] [
  { ptr, ptr, ptr, i32, ptr } { ptr @twice, ptr @text, ptr @b.cpp, i32 1, ptr @args },
  { ptr, ptr, ptr, i32, ptr } { ptr @twice, ptr @more, ptr @b.cpp, i32 1, ptr @more.args },
  { ptr, ptr, ptr, i32, ptr } { ptr @plain, ptr @text, ptr @b.cpp, i32 2, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @plain, ptr @more, ptr @b.cpp, i32 3, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @attribute, ptr @more, ptr @b.cpp, i32 4, ptr @more.args }], section "llvm.metadata"
define void @twice() {
  ret void
}
define void @plain() {
  ret void
}
define void @attribute() "dynasync"="nested" {
  ret void
}
