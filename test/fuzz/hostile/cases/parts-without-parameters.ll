; pipeline: dynasync-fast-path
; Parts of coroutines and helpers that take nothing.
declare void @g()
define void @no.resume() {
  ret void
}
define void @e.destroy() {
  %t = call ptr @__dynasync_leave_v1()
  ret void
}
define void @e.resume() "dynasync-private-frame" "dynasync-frame-layout"="0,8,16,24" {
  ret void
}
declare ptr @__dynasync_leave_v1()
define internal ptr @e(ptr %slot, i32 %y) "dynasync-slot-entry" {
  %a = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %a acquire, align 8
  %fits = icmp sge i64 %avail, 32
  br i1 %fits, label %take, label %own
take:
  %d = getelementptr i8, ptr %slot, i64 8
  store ptr @e.resume, ptr %slot
  store ptr @e.destroy, ptr %d
  ret ptr %slot
own:
  ret ptr null
}
