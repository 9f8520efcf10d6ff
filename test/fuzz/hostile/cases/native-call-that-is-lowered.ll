; pipeline: dynasync<strategy=inline:64>
; Out of bounds: a native call that says it is lowered had no slot planned.
define void @f(ptr %fn, ptr %a) {
  call void %fn(ptr %a) "dynasync-lowered"="pending" "dynasync-native"="simple"
  ret void
}
