; pipeline: dynasync
; The call was erased with the bundle that its own slot could not replace.
declare void @finish(ptr)

define void @f(ptr %make) {
  %task = call ptr %make() "dynasync"="inline(64)" [ "dynasync.slot"(i32 1) ]
  call void @finish(ptr %task)
  ret void
}
