; On 32-bit Arm the lowest bit of a function pointer says "Thumb": it is masked
; to read what is in front of the function, and put on the entry's address.
; RUN: %opt -mtriple=armv7-unknown-linux-gnueabihf -passes=dynasync-dispatch -S %s | FileCheck %s
; RUN: %opt -mtriple=thumbv7m-none-eabi -passes=dynasync-dispatch -S %s | FileCheck %s
; RUN: %opt -mtriple=i686-unknown-linux-gnu -passes=dynasync-dispatch -S %s | FileCheck %s --check-prefix=PLAIN

; CHECK: %[[CODE:.*]] = call ptr @llvm.ptrmask.p0.i32(ptr %callee, i32 -2)
; CHECK-NEXT: %[[P:.*]] = getelementptr i8, ptr %[[CODE]], i32 -8
; CHECK-NEXT: load i32, ptr %[[P]]
; CHECK: %[[CODE:.*]] = call ptr @llvm.ptrmask.p0.i32(ptr %callee, i32 -2)
; CHECK: %[[P:.*]] = getelementptr i8, ptr %[[CODE]], i32 -4
; CHECK-NEXT: %[[D:.*]] = load i32, ptr %[[P]]
; CHECK: %[[E:.*]] = getelementptr i8, ptr %{{.*}}, i32 %[[D]]
; CHECK-NEXT: %[[A:.*]] = ptrtoint ptr %callee to i32
; CHECK-NEXT: %[[BIT:.*]] = and i32 %[[A]], 1
; CHECK-NEXT: %[[M:.*]] = call ptr @llvm.ptrmask.p0.i32(ptr %[[E]], i32 -2)
; CHECK-NEXT: %[[ENTRY:.*]] = getelementptr i8, ptr %[[M]], i32 %[[BIT]]
; CHECK-NEXT: call void %[[ENTRY]](ptr %slot)

; PLAIN-NOT: ptrmask
; PLAIN: %[[P:.*]] = getelementptr i8, ptr %callee, i32 -8
; PLAIN-NEXT: load i32, ptr %[[P]]
; PLAIN: %[[P:.*]] = getelementptr i8, ptr %callee, i32 -4
; PLAIN-NEXT: %[[D:.*]] = load i32, ptr %[[P]]
; PLAIN-NEXT: %[[E:.*]] = getelementptr i8, ptr %callee, i32 %[[D]]
; PLAIN-NEXT: call void %[[E]](ptr %slot)
define void @caller(ptr %callee, ptr %slot) {
  call void %callee() [ "dynasync.slot"(ptr %slot) ]
  ret void
}
