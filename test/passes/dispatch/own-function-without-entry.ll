; A function that this unit knows to have no entry need not be asked.
; RUN: %opt -passes=dynasync-dispatch -S %s | FileCheck %s

define linkonce_odr ptr @plain(ptr %o) {
  ret ptr %o
}
; CHECK: define ptr @caller(
; CHECK-NEXT: %task = call ptr @plain(ptr %o)
; CHECK-NEXT: ret ptr %task
define ptr @caller(ptr %o, ptr %slot) {
  %task = call ptr @plain(ptr %o) [ "dynasync.slot"(ptr %slot) ]
  ret ptr %task
}
