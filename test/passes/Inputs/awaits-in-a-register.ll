; An awaited call that makes a pointer a task that is returned in a register.
define void @awaits(ptr %callee) {
  %result = call ptr %callee() "dynasync"="nested"
  ret void
}
