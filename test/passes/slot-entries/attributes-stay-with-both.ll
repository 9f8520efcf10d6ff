; Calling convention, attributes, section, alignment, personality and garbage
; collector hold for wrapper and entry; sret only for the wrapper, since the
; entry's callers do not get the result's address back from it.
; RUN: %opt -passes=dynasync-slot-entries -S %s | FileCheck %s

%task = type { ptr, ptr }
declare ptr @_Znwm(i64)
declare void @_ZdlPv(ptr)
declare i32 @__gxx_personality_v0(...)

; CHECK: define hidden fastcc void @in.memory(ptr dead_on_unwind writable sret(%task) align 8 %[[R:.*]], i8 signext %[[C:.*]]) #[[WRAPPER:[0-9]+]] section "hot" align 32 gc "shadow-stack" prefix {{.*}} personality ptr @__gxx_personality_v0 {
; CHECK: tail call fastcc void @in.memory.__uniq.slot(ptr dead_on_unwind writable align 8 %[[R]], i8 signext %[[C]], ptr noundef nonnull getelementptr
; CHECK-NEXT: ret void
; CHECK: define internal fastcc void @in.memory.__uniq.slot(ptr dead_on_unwind writable align 8 %result, i8 signext %c, ptr noundef nonnull %slot) unnamed_addr #[[ENTRY:[0-9]+]] section "hot" align 32 gc "shadow-stack" personality ptr @__gxx_personality_v0 {
define hidden fastcc void @in.memory(ptr dead_on_unwind writable sret(%task) align 8 %result, i8 signext %c) mustprogress presplitcoroutine coro_only_destroy_when_complete section "hot" align 32 gc "shadow-stack" personality ptr @__gxx_personality_v0 {
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
  store ptr %frame, ptr %result
  %free = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @_ZdlPv(ptr %free)
  call void @llvm.coro.end(ptr null, i1 false, token none)
  ret void
}

; CHECK: attributes #[[WRAPPER]] = { mustprogress }
; CHECK: attributes #[[ENTRY]] = { coro_only_destroy_when_complete mustprogress presplitcoroutine "dynasync-private-frame" "dynasync-promise-end"="16" "dynasync-slot-entry" }
