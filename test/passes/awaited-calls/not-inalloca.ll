; Arguments that are made in place, for one call.
; RUN: %opt -passes=dynasync %remarks -S %s 2>&1 | FileCheck %s

; CHECK-COUNT-2: remark: {{.*}}left as it was: unsupported-call
; CHECK: call void %callee(ptr inalloca(i32) %memory) #{{[0-9]+}}{{$}}
; CHECK: call void %callee(ptr preallocated(i32) %argument) #{{[0-9]+}} [ "preallocated"(token %setup) ]
define void @caller(ptr %callee) {
  %memory = alloca inalloca i32
  call void %callee(ptr inalloca(i32) %memory) "dynasync"="nested"
  ret void
}
define void @newer(ptr %callee) {
  %setup = call token @llvm.call.preallocated.setup(i32 1)
  %argument = call ptr @llvm.call.preallocated.arg(token %setup, i32 0) preallocated(i32)
  call void %callee(ptr preallocated(i32) %argument) "dynasync"="nested" [ "preallocated"(token %setup) ]
  ret void
}
