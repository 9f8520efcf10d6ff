; pipeline: dynasync<heap=no>
; An assertion of LLVM's: there is at most one bundle of a name.
define void @f(ptr %make, ptr %slot) {
  call void %make() [ "dynasync.slot"(ptr %slot), "dynasync.slot"(ptr null) ]
  %task = call ptr %make() "dynasync"="try(64)" [ "dynasync.slot"(ptr %slot), "dynasync.slot"(ptr null) ]
  ret void
}
