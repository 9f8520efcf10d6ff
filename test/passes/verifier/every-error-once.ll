; All that is wrong is reported, each thing once, by clang, which goes on after
; the first error; nothing is written.
; RUN: rm -f %t.o
; RUN: not %clang -O2 -c -x ir %s -Wno-override-module -fpass-plugin=%plugin -o %t.o 2>&1 | FileCheck %s
; RUN: not ls %t.o

; CHECK: error: {{.*}}unknown option 'slots=64'
; CHECK: error: {{.*}}unknown strategy 'one'
; CHECK: error: {{.*}}unknown strategy 'two'
; CHECK: error: {{.*}}bundle holds one pointer
; CHECK-NOT: error: {{.*}}(unknown|bundle)
; CHECK: 4 errors generated
define void @caller(ptr %callee) "dynasync"="one" {
  call void %callee() "dynasync"="two"
  call void %callee() [ "dynasync.slot"() ]
  ret void
}
!dynasync.options = !{!0}
!0 = !{!"slots=64"}
