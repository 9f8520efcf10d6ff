; A variable of that name which hides another function, as after linking.
; RUN: %opt -passes=dynasync-elide-order -S %s | FileCheck %s
; CHECK: @g.__uniq.hidden = internal externally_initialized global ptr @other
; CHECK: @[[HIDDEN:.*]] = internal externally_initialized global ptr @g #
; CHECK: define internal ptr @f()
; CHECK: load ptr, ptr @[[HIDDEN]]
@g.__uniq.hidden = internal externally_initialized global ptr @other
define internal ptr @f() {
  %r = call ptr @g()
  ret ptr %r
}
define internal ptr @f.__uniq.elided(ptr %frame) noinline "dynasync-elided"="pending" {
  call void asm sideeffect "", "r,~{memory}"(ptr %frame)
  %r = call ptr @f()
  ret ptr %r
}
define ptr @g() {
  %frame = alloca [1 x i8]
  %r = call ptr @f.__uniq.elided(ptr %frame)
  ret ptr %r
}
define internal ptr @other() {
  %r = load ptr, ptr @g.__uniq.hidden
  ret ptr %r
}
