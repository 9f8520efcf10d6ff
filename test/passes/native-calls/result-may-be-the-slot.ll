; What is returned may lie in the slot that is offered.
; RUN: %opt -passes=dynasync-awaited-calls -S %s | FileCheck %s
; CHECK: %task = call nonnull ptr %step(ptr %self, ptr %slot)
; CHECK: %plain = call noalias ptr %get(ptr %self)
define void @f(ptr %step, ptr %get, ptr %self, ptr %slot) {
  %task = call noalias nonnull ptr %step(ptr %self) "dynasync-native" [ "dynasync.slot"(ptr %slot) ]
  %plain = call noalias ptr %get(ptr %self) "dynasync-native"="plain"
  ret void
}
