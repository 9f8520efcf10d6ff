; Functions that cannot be what their entry says, and what an entry may not be.
; RUN: split-file %s %t
; RUN: cat %t/head.ll %t/unsized.ll | not %opt -passes=dynasync-verify -disable-output 2>&1 | FileCheck %s --check-prefix=UNSIZED
; RUN: cat %t/head.ll %t/coroutine.ll | not %opt -passes=dynasync-verify -disable-output 2>&1 | FileCheck %s --check-prefix=COROUTINE
; RUN: cat %t/head.ll %t/scalable.ll | not %opt -passes=dynasync-verify -disable-output 2>&1 | FileCheck %s --check-prefix=SCALABLE
; RUN: cat %t/head.ll %t/no-pointer.ll | not %opt -passes=dynasync-verify -disable-output 2>&1 | FileCheck %s --check-prefix=POINTER
; RUN: cat %t/head.ll %t/in-memory.ll | not %opt -passes=dynasync-verify -disable-output 2>&1 | FileCheck %s --check-prefix=POINTER
; RUN: cat %t/head.ll %t/no-entry.ll | not %opt -passes=dynasync-verify -disable-output 2>&1 | FileCheck %s --check-prefix=ENTRY
; RUN: cat %t/head.ll %t/no-vtable.ll | not %opt -passes=dynasync-verify -disable-output 2>&1 | FileCheck %s --check-prefix=VTABLE
; RUN: cat %t/head.ll %t/no-node.ll | not %opt -passes=dynasync-verify -disable-output 2>&1 | FileCheck %s --check-prefix=NODE

; UNSIZED: error: {{.*}}vtable 'Iter for Range', method 'next': parameter 0 by value has no size
; COROUTINE: error: {{.*}}vtable 'Iter for Range', method 'next': a coroutine returns no value
; SCALABLE: error: {{.*}}vtable 'Iter for Range', method 'next': the value's type has no fixed size
; POINTER: error: {{.*}}vtable 'Iter for Range', method 'next': an async function returns a pointer
; ENTRY: error: {{.*}}vtable 'Iter for Range', method 'next': no slot entry can be made of the coroutine: unrecognized-ramp
; VTABLE: error: {{.*}}vtable 'Iter for Range', method 'next': the result vtable is no pointer
; NODE: error: {{.*}}vtable 'Iter for Range': an entry is (operand, method, kind, result vtable, parameters)

;--- head.ll
@vt = constant [1 x ptr] [ptr @next]
declare ptr @alloc(i64, i64)
declare void @dealloc(ptr, i64, i64)
!dynasync.allocator = !{!9}
!9 = !{ptr @alloc, ptr @dealloc}
!dynasync.vtables = !{!0}
!0 = !{ptr @vt, !"Iter for Range", !1}

;--- unsized.ll
define internal ptr @next(target("opaque") %self) {
  ret ptr null
}
!1 = !{i32 0, !"next", !"plain", null, !"value"}

;--- coroutine.ll
define internal ptr @next(ptr %self) presplitcoroutine {
  ret ptr null
}
!1 = !{i32 0, !"next", !"value", ptr @vt, !""}

;--- scalable.ll
define internal <vscale x 2 x i64> @next(ptr %self) {
  ret <vscale x 2 x i64> zeroinitializer
}
!1 = !{i32 0, !"next", !"value", ptr @vt, !""}

;--- no-pointer.ll
define internal i64 @next(ptr %self) presplitcoroutine {
  ret i64 0
}
!1 = !{i32 0, !"next", !"async", null, !""}

;--- in-memory.ll
define internal void @next(ptr sret(ptr) %result, ptr %self) presplitcoroutine {
  ret void
}
!1 = !{i32 0, !"next", !"async", null, !""}

;--- no-entry.ll
define internal ptr @next(ptr %self) presplitcoroutine {
  ret ptr null
}
!1 = !{i32 0, !"next", !"async", null, !""}

;--- no-vtable.ll
define internal ptr @next(ptr %self) {
  ret ptr null
}
!1 = !{i32 0, !"next", !"value", i64 8, !""}

;--- no-node.ll
define internal ptr @next(ptr %self) {
  ret ptr null
}
!1 = !{i32 0, !"next", !"plain", null, !""}
!dynasync.vtables = !{!2}
!2 = !{ptr @vt, !"Iter for Range", !"next"}
