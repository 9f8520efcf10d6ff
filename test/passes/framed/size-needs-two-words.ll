; The words for a frame's size and for what keepers are told must be there, of
; their types, and for an async entry.
; RUN: split-file %s %t
; RUN: not %opt -passes=dynasync-verify -disable-output %t/range.ll 2>&1 | FileCheck %s --check-prefix=WORDS
; RUN: not %opt -passes='default<O2>' -disable-output %t/types.ll 2>&1 | FileCheck %s --check-prefix=WORDS
; RUN: not %opt -passes='default<O0>' -disable-output %t/plain.ll 2>&1 | FileCheck %s --check-prefix=PLAIN

; WORDS: error: {{.*}}method 'next': the size of a frame needs a word of the vtable and a pointer behind it
; WORDS-NOT: Stack dump
; PLAIN: error: {{.*}}method 'next': only an async entry has a frame
; PLAIN-NOT: Stack dump

;--- range.ll
@vt = constant { ptr, i64 } { ptr @next, i64 0 }
define internal ptr @next(ptr %self) {
  ret ptr %self
}
!dynasync.vtables = !{!0}
!0 = !{ptr @vt, !"Iter for Range", !1}
!1 = !{i32 0, !"next", !"plain", null, !"", i32 1}

;--- types.ll
@vt = constant { ptr, ptr, i64 } { ptr @next, ptr null, i64 0 }
define internal ptr @next(ptr %self) {
  ret ptr %self
}
!dynasync.vtables = !{!0}
!0 = !{ptr @vt, !"Iter for Range", !1}
!1 = !{i32 0, !"next", !"plain", null, !"", i32 1}

;--- plain.ll
@vt = constant { ptr, i64, ptr } { ptr @next, i64 0, ptr null }
define internal ptr @next(ptr %self) {
  ret ptr %self
}
!dynasync.vtables = !{!0}
!0 = !{ptr @vt, !"Iter for Range", !1}
!1 = !{i32 0, !"next", !"plain", null, !"", i32 1}
