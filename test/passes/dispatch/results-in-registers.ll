; Results of any type are merged; nobody asks for a result that is not used.
; RUN: %opt -passes='dynasync-dispatch,verify' -S %s | FileCheck %s

; CHECK: %pair = phi { ptr, i64 } [ %{{.*}}, %{{.*}} ], [ %{{.*}}, %{{.*}} ]
; CHECK: %vector = phi <4 x float>
; CHECK: %flag = phi i1
; CHECK: call zeroext i8 %{{.*}}(ptr %slot)
; CHECK: call zeroext i8 %callee()
; CHECK-NOT: phi
define { ptr, i64 } @caller(ptr %callee, ptr %slot, ptr %p) {
  %pair = call { ptr, i64 } %callee() [ "dynasync.slot"(ptr %slot) ]
  %vector = call fast <4 x float> %callee() [ "dynasync.slot"(ptr %slot) ]
  store <4 x float> %vector, ptr %p
  %flag = call i1 %callee() [ "dynasync.slot"(ptr %slot) ]
  store i1 %flag, ptr %p
  %unused = call zeroext i8 %callee() [ "dynasync.slot"(ptr %slot) ]
  ret { ptr, i64 } %pair
}
