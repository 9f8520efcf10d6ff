; One declaration cannot ask for two things. (Two declarations can: a call asks
; the one that it names.)
; RUN: not %opt -passes=dynasync -disable-output %s 2>&1 | FileCheck %s --implicit-check-not=error:

; CHECK: error: b.h:8:0: in function caller {{.*}}: strategy 'inline(3)' contradicts 'box' (dir/a.h:7)
define void @caller(ptr %next) presplitcoroutine {
  call void %next(i32 4) coro_elide_safe "llvm.assume"="dynasync:box@dir/a.h:7,dynasync:inline(3)@b.h:8"
  ret void
}
