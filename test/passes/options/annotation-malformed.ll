; An option that a unit's annotation misspells is reported where it stands.
; RUN: not %opt -passes=dynasync -disable-output %s 2>&1 | FileCheck %s
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s

; RUN: sed 's/ptr @text, ptr null/ptr @text, ptr @file/' %s > %t.ll
; RUN: not %opt -passes=dynasync -disable-output %t.ll 2>&1 | FileCheck %s --check-prefix=FILE

; CHECK: error: in module '{{.*}}': unknown option 'slots=8'
; CHECK-NOT: Stack dump
; FILE: error: options.h:1: unknown option 'slots=8'
@file = private constant [10 x i8] c"options.h\00"
@dynasync_module_options = private global i8 0
@text = private constant [37 x i8] c"dynasync-module:strategy=box;slots=8\00"
@llvm.global.annotations = appending global [1 x { ptr, ptr, ptr, i32, ptr }] [
  { ptr, ptr, ptr, i32, ptr } { ptr @dynasync_module_options, ptr @text, ptr null, i32 1, ptr null }]
