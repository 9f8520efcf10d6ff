; An awaited call that makes %task a task that is returned in memory.
%task = type { ptr, ptr }

define void @awaits(ptr %callee) {
  %result = alloca %task
  call void %callee(ptr sret(%task) %result) "dynasync"="nested"
  ret void
}
