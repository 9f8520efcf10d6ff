; What has no slot's `grow` in it is left as it was, whoever names it.
; RUN: split-file %s %t
; RUN: not %opt -passes='dynasync,verify' -disable-output %t/option.ll 2>&1 | FileCheck %s --check-prefix=OPTION
; RUN: not %opt -passes='dynasync,verify' -disable-output %t/intrinsic.ll 2>&1 | FileCheck %s --check-prefix=INTRINSIC
; RUN: %opt -passes='dynasync<strategy=custom:pool>,verify' -pass-remarks-missed=dynasync -S %t/parameter.ll 2>&1 | FileCheck %s --check-prefix=PARAMETER
; RUN: %opt -passes='dynasync-awaited-calls<strategy=custom:llvm.trap>,verify' -pass-remarks-missed=dynasync -S %t/parameter.ll 2>&1 | FileCheck %s --check-prefix=PARAMETER

;--- option.ll
; OPTION: error: {{.*}}!dynasync.options: strategy 'custom(pool)' names something that is no function
@pool = global i32 0
define void @use(ptr %make) {
  %a = call ptr %make() "dynasync-native"
  ret void
}
!dynasync.options = !{!0}
!0 = !{!"strategy=custom(pool)"}

;--- intrinsic.ll
; INTRINSIC: error: {{.*}}strategy 'custom(llvm.donothing)' names something that is no function
define void @use(ptr %make) {
  %a = call ptr %make() "dynasync"="custom(llvm.donothing)"
  ret void
}

;--- parameter.ll
; PARAMETER: remark: {{.*}}custom-is-no-function
; PARAMETER: call ptr %make(ptr {{.*}}@dynasync.empty.slot
@target = global i32 0
@pool = alias i32, ptr @target
define void @use(ptr %make) {
  %a = call ptr %make() "dynasync-native"
  ret void
}
