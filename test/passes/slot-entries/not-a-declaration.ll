; A declaration has no body to move, whatever its attributes say.
; RUN: %opt -passes=dynasync -S %s | FileCheck %s

; CHECK-NOT: .slot
; CHECK: declare ptr @elsewhere(ptr) #
; CHECK-NOT: .slot
declare ptr @elsewhere(ptr) presplitcoroutine
