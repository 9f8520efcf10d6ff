; heap=always: a frame of strategy `elide` is a part of its caller's by meaning,
; and stays one; a native entry takes a slot in any case, and gets the empty one.
;
; RUN: %opt -passes='dynasync-slot-entries<heap=always>,dynasync-awaited-calls<heap=always>,verify' -S %s | FileCheck %s
; CHECK-LABEL: define void @caller(ptr %entry, ptr %a)
; CHECK-NOT: %inline
; CHECK: call void %entry(ptr %a, ptr getelementptr (i8, ptr @dynasync.empty.slot, i64 16))
; CHECK: call ptr @leaf.__uniq.elided(
declare ptr @malloc(i64)
declare void @free(ptr)

define internal ptr @leaf() presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @malloc(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %state = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %state, label %exit [ i8 0, label %cleanup
                                  i8 1, label %cleanup ]
cleanup:
  %block = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @free(ptr %block)
  br label %exit
exit:
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}

define void @caller(ptr %entry, ptr %a) {
  call void %entry(ptr %a) "dynasync"="inline(64)" "dynasync-native"
  %task = call ptr @leaf() "dynasync"="elide"
  ret void
}
