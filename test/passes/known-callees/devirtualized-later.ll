; A virtual call whose object's class comes to light in the pipeline goes to the
; slot entry directly: neither the check is left nor a call through a pointer.
; RUN: %opt -passes='default<O2>' -S %S/../Inputs/coroutine.ll | FileCheck %s --check-prefix=VIRTUAL
; RUN: cat %s %S/../Inputs/leaf.ll | sed '/^declare/d' > %t.ll
; RUN: sed 's/^define ptr @parent/define internal ptr @parent/' %S/../Inputs/coroutine.ll >> %t.ll
; RUN: %opt -passes='default<O2>' -S %t.ll | FileCheck %s

; VIRTUAL: icmp eq i32 %{{.*}}, -1764234745
; VIRTUAL: call ptr %callee(ptr %object)

; CHECK: define {{.*}}ptr @root(
; CHECK-NOT: icmp eq i32 %{{.*}}, -1764234745
; CHECK-NOT: call ptr %
; CHECK: define {{.*}}ptr @leaf(
; CHECK-NOT: icmp eq i32 %{{.*}}, -1764234745

@table = private constant [1 x ptr] [ptr @leaf]

define ptr @root(ptr %object) {
  %callee = load ptr, ptr @table
  %task = call ptr @parent(ptr %object, ptr %callee)
  ret ptr %task
}
