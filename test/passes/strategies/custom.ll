; A slot without room, which is a constant, whose keeper is the user's function.
; RUN: split-file %s %t
; RUN: %opt -passes='dynasync-awaited-calls,verify' -S %t/declared.ll | FileCheck %s
; RUN: %opt -passes='dynasync<strategy=custom:pool>' -S %t/parameter.ll | FileCheck %s --check-prefix=PARAMETER
; RUN: not %opt -passes=dynasync -disable-output %t/variable.ll 2>&1 | FileCheck %s --check-prefix=VARIABLE

; CHECK-DAG: @pool.__uniq.keeper.slot = internal constant { i64, ptr } { i64 0, ptr @pool.__uniq.keeper }, align 16
; CHECK-DAG: @pool.__uniq.keeper = internal global { ptr, ptr } { ptr @pool, ptr null }, align 8
; CHECK: call ptr %make(i32 7) #{{.*}} [ "dynasync.slot"(ptr getelementptr (i8, ptr @pool.__uniq.keeper.slot, i64 16)) ]
; CHECK: call ptr %make(i32 8) #{{.*}} [ "dynasync.slot"(ptr getelementptr (i8, ptr @pool.__uniq.keeper.slot, i64 16)) ]
; CHECK: declare ptr @pool(ptr, i64, i64, ptr, ptr)
;--- declared.ll
define void @use(ptr %make) {
  %a = call ptr %make(i32 7) "dynasync"="custom(pool)"
  %b = call ptr %make(i32 8) "dynasync"="custom(pool)"
  ret void
}

;--- parameter.ll
define ptr @use(ptr %make) {
  %a = call ptr %make() "dynasync-native"
  ret ptr %a
}
; PARAMETER: call ptr %make(ptr getelementptr (i8, ptr @pool.__uniq.keeper.slot, i64 16))

;--- variable.ll
; VARIABLE: error: {{.*}}strategy 'custom(pool)' names something that is no function
@pool = global i32 0
define void @use(ptr %make) {
  %a = call ptr %make(i32 7) "dynasync"="custom(pool)"
  ret void
}
