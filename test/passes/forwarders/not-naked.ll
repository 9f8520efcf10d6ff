; No room for a call.
; RUN: cat %s %S/../Inputs/awaits-in-memory.ll | %opt -passes='dynasync-slot-entries,verify' -S | FileCheck %s

; CHECK-NOT: .slot
; CHECK: define {{.*}}@forwarder(
; CHECK-NOT: {{[."]}}slot
define void @forwarder() naked {
  call void asm sideeffect "ret", ""()
  unreachable
}
