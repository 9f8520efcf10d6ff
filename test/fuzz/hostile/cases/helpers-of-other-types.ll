; pipeline: dynasync-fast-path
; Helpers with other parameters than these passes give them.
define ptr @f(i1 %x, ptr %a) {
  %r = call ptr @__dynasync_hand_on_v1(i1 %x)
  %s = call ptr @__dynasync_hand_on_v1(i1 %x, ptr %a, ptr %a, ptr %a, ptr %a)
  %t = call ptr @__dynasync_leave_v1(ptr null, i1 %x)
  %u = call i32 @__dynasync_leave_kept_v1()
  %v = call ptr @__dynasync_leave_kept_v1(ptr null)
  ret ptr %r
}
declare ptr @__dynasync_hand_on_v1(i1)
declare i32 @__dynasync_leave_kept_v1()
declare ptr @__dynasync_leave_v1(ptr, i1)
