; Options of the unit that contradict each other: the error names both places.
; The same value twice is none.
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s --implicit-check-not=error:

; CHECK: error: a.h:7: option 'slot=65' contradicts 'slot=64' (DYNASYNC_MODULE_OPTIONS)
@given = private unnamed_addr constant [48 x i8] c"dynasync-module:slot=64;strategy=inline(000512)\00", section "llvm.metadata"
@same = private unnamed_addr constant [36 x i8] c"dynasync-module:strategy=inline:512\00", section "llvm.metadata"
@other = private unnamed_addr constant [24 x i8] c"dynasync-module:slot=65\00", section "llvm.metadata"
@options = private unnamed_addr constant [24 x i8] c"DYNASYNC_MODULE_OPTIONS\00", section "llvm.metadata"
@a.h = private unnamed_addr constant [4 x i8] c"a.h\00", section "llvm.metadata"
@args = private unnamed_addr constant { ptr, i32 } { ptr @options, i32 0 }, section "llvm.metadata"
@more = private unnamed_addr constant { ptr, i32 } { ptr @a.h, i32 7 }, section "llvm.metadata"
@one = internal constant i8 0
@two = internal constant i8 0
@three = internal constant i8 0
@llvm.global.annotations = appending global [3 x { ptr, ptr, ptr, i32, ptr }] [
  { ptr, ptr, ptr, i32, ptr } { ptr @one, ptr @given, ptr @a.h, i32 1, ptr @args },
  { ptr, ptr, ptr, i32, ptr } { ptr @two, ptr @same, ptr @a.h, i32 2, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @three, ptr @other, ptr @a.h, i32 3, ptr @more }], section "llvm.metadata"
