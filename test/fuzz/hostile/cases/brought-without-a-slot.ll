; pipeline: dynasync<heap=no>
; A call said to bring a slot, and brought none.
%task = type { ptr }
define void @facade(ptr sret(%task) %result, ptr %inner) {
  call void %inner(ptr sret(%task) %result, i32 3) "dynasync-brought" "dynasync-native"="auto"
  call void %inner(ptr sret(%task) %result, i32 3) "dynasync-brought" "dynasync"="nested"
  ret void
}
