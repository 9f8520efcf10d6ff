; A callee that makes no coroutine may be called where nothing may be allocated, also
; one into which a sanitizer has put its own calls. Of any other function that is not
; here, nobody knows.
; RUN: %opt -passes=dynasync %remarks -disable-output %s 2>&1 | FileCheck %s --implicit-check-not=error:
; RUN: sed 's/@__ubsan_handle_add_overflow/@anything/' %s | not %opt -passes=dynasync -disable-output 2>&1 | FileCheck %s --check-prefix=ERROR
; CHECK: remark: {{.*}}awaited call to plain left as it was
; ERROR: error: {{.*}}awaited call to plain may reach an allocator
declare void @__ubsan_handle_add_overflow(ptr, i64, i64)
define void @plain() {
  call void @__ubsan_handle_add_overflow(ptr null, i64 1, i64 2)
  ret void
}
define void @caller() "dynasync-no-heap" {
  call void @plain() "dynasync"="inline-or-trap(64)"
  ret void
}
