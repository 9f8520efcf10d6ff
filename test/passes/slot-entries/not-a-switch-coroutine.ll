; Coroutines of the other ABIs return differently; their frames are not these.
; RUN: %opt -passes=dynasync %remarks -S %s 2>&1 | FileCheck %s

; CHECK: coroutine once is not published: not-a-switch-coroutine
; CHECK: coroutine retcon is not published: not-a-switch-coroutine
; CHECK: coroutine async is not published: not-a-switch-coroutine
; CHECK-NOT: .slot

define { ptr, i32 } @once(ptr %buffer) presplitcoroutine {
  %id = call token @llvm.coro.id.retcon.once(i32 8, i32 8, ptr %buffer, ptr @continue.once, ptr @allocate, ptr @release)
  %frame = call ptr @llvm.coro.begin(token %id, ptr null)
  unreachable
}
define { ptr, i32 } @retcon(ptr %buffer) presplitcoroutine {
  %id = call token @llvm.coro.id.retcon(i32 8, i32 8, ptr %buffer, ptr @continue, ptr @allocate, ptr @release)
  %frame = call ptr @llvm.coro.begin(token %id, ptr null)
  unreachable
}
@descriptor = constant <{ i32, i32 }> <{ i32 0, i32 64 }>
define swiftcc void @async(ptr swiftasync %context) presplitcoroutine {
  %id = call token @llvm.coro.id.async(i32 128, i32 16, i32 0, ptr @descriptor)
  %frame = call ptr @llvm.coro.begin(token %id, ptr null)
  unreachable
}

declare void @continue.once(ptr, i1)
declare { ptr, i32 } @continue(ptr, i1)
declare ptr @allocate(i32)
declare void @release(ptr)
