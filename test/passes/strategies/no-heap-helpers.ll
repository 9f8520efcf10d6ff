; A known function that takes no slot is no error if it cannot start a coroutine:
; it puts tasks together. One that calls something unknown may.
; RUN: not %clang -O0 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s --implicit-check-not=error:

; CHECK: error: {{.*}}in function caller {{.*}}: awaited call to calls may reach an allocator (callee-has-no-slot-entry
; CHECK: error: {{.*}}awaited call to declared.later may reach an allocator (callee-has-no-slot-entry
define void @caller(ptr %f, ptr %task) "dynasync-no-heap" "dynasync"="inline-or-trap(64)" {
  %all = call ptr @puts.together(ptr %task) "dynasync"="inline-or-trap(64)"
  call void @calls(ptr %f) "dynasync"="inline-or-trap(64)"
  call void @declared.later(ptr %f) "dynasync"="inline-or-trap(64)"
  ret void
}
define ptr @puts.together(ptr %task) {
  %r = call ptr @address(ptr %task)
  ret ptr %r
}
define ptr @address(ptr %task) {
  %r = call ptr @puts.together(ptr %task)
  ret ptr %task
}
define void @calls(ptr %f) {
  call void %f()
  ret void
}
define void @declared.later(ptr %f) {
  call void @declared()
  ret void
}
declare void @declared()
