; Without debug information, the error names the place that DYNASYNC_NO_HEAP tells of
; itself.
; RUN: not %opt -passes=dynasync -disable-output %s 2>&1 | FileCheck %s
; CHECK: error: {{.*}}awaited call to indirect may reach an allocator (strategy box), which dynasync-no-heap forbids in the function at driver.h:7
define void @caller(ptr %f) "dynasync-no-heap"="driver.h:7" {
  call void %f() "dynasync"="box"
  ret void
}
