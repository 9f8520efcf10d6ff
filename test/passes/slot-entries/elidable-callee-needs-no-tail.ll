; A caller whose awaited calls stock elision takes anyway gets no tail; its call
; offers the empty slot. It gets one when its callee has one, or when nothing is
; elided in it (optnone), or its callee must not be (noinline).
; RUN: cat %s %S/../Inputs/leaf.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s
; RUN: sed 's/@leaf/@parent/; s/ptr %%o) coro_elide_safe/ptr %%o, ptr %%o) coro_elide_safe/' %s > %t.ll
; RUN: cat %t.ll %S/../Inputs/coroutine.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=TAIL
; RUN: sed 's/presplitcoroutine {/presplitcoroutine optnone noinline {/' %s > %t.ll
; RUN: cat %t.ll %S/../Inputs/leaf.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=TAIL
; RUN: sed 's/presplitcoroutine {/presplitcoroutine noinline {/' %S/../Inputs/leaf.ll > %t.ll
; RUN: cat %s %t.ll | %opt -passes=dynasync-slot-entries -S | FileCheck %s --check-prefix=TAIL

; CHECK-LABEL: define internal ptr @caller.__uniq.slot
; CHECK-NOT: __dynasync_tail_v1
; CHECK: call ptr @leaf(ptr %o) #{{[0-9]+}} [ "dynasync.slot"(ptr getelementptr (i8, ptr @dynasync.empty.slot, i64 16)) ]
; CHECK: ret ptr

; TAIL-LABEL: define internal ptr @caller.__uniq.slot
; TAIL: call ptr @__dynasync_tail_v1
; TAIL: call ptr @{{leaf|parent}}({{.*}}) #{{[0-9]+}} [ "dynasync.slot"(ptr %{{.*}}) ]

define ptr @caller(ptr %o) presplitcoroutine {
entry:
  %id = call token @llvm.coro.id(i32 16, ptr null, ptr null, ptr null)
  %need = call i1 @llvm.coro.alloc(token %id)
  br i1 %need, label %own, label %init
own:
  %size = call i64 @llvm.coro.size.i64()
  %new = call ptr @_Znwm(i64 %size)
  br label %init
init:
  %memory = phi ptr [ null, %entry ], [ %new, %own ]
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %task = call ptr @leaf(ptr %o) coro_elide_safe
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret ptr %frame
}
