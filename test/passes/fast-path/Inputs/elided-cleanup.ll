declare void @_ZdlPv(ptr)
declare void @drop(ptr)

define linkonce_odr hidden ptr @__dynasync_hand_on_v1(i1 %a, ptr %b, ptr %c, ptr %d, ptr %e) noinline { unreachable }
define linkonce_odr hidden ptr @__dynasync_leave_kept_v1(ptr %frame, i1 %owned, ptr %child, ptr %none, ptr %drop) noinline {
  %elided = icmp eq ptr %frame, null
  br i1 %elided, label %end, label %own
end:
  %handed.on = icmp ne ptr %child, %none
  br i1 %handed.on, label %nothing, label %own
nothing:
  ret ptr null
own:
  call void %drop(ptr %child)
  ret ptr %frame
}

define void @f.cleanup(ptr %child, ptr %none) {
  %free = call ptr @__dynasync_leave_kept_v1(ptr null, i1 poison, ptr %child, ptr %none, ptr @drop)
  call void @_ZdlPv(ptr %free)
  ret void
}
