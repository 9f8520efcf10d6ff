; pipeline: dynasync<names=no>
; Dispatch took the address of the intrinsic.
define void @caller(ptr %slot) {
  call void @llvm.donothing() [ "dynasync.slot"(ptr %slot) ]
  ret void
}
