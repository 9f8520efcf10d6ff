; A forwarder, an awaited call outside a coroutine, calls left alone.
define ptr @forwards(ptr %callee) {
  %task = call ptr %callee(ptr null)
  ret ptr %task
}
@table = constant [2 x ptr] [ptr @forwards, ptr @parent]
declare ptr @elsewhere()
define void @awaits(ptr %callee) {
  %one = call ptr @forwards(ptr %callee) "dynasync"="nested"
  %two = call ptr %callee() "dynasync"="inline(64)"
  %three = call ptr @elsewhere() "dynasync"="box"
  %four = call ptr (...) @elsewhere(i32 1) "dynasync"="nested"
  ret void
}
