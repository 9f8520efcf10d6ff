; Where a field is read behind ways that have given the slot back and ways that
; have not, the frame stays in memory: nobody can tell which way it was. So it is
; where the ways that still have it cannot be told apart.
; RUN: split-file %s %t
; RUN: %opt -passes='dynasync-fast-path,verify' -S %t/read.ll | FileCheck %s
; RUN: %opt -passes='dynasync-fast-path,verify' -S %t/read-at-once.ll | FileCheck %s
; RUN: %opt -passes='dynasync-fast-path,verify' -S %t/switch.ll | FileCheck %s
; RUN: %opt -passes='dynasync-fast-path,verify' -S %t/ways-on.ll | FileCheck %s
; CHECK-LABEL: define internal ptr @f.__uniq.slot(
; CHECK: take:
; CHECK: store atomic i64 %n, ptr %availp monotonic
; CHECK: store i64 %x, ptr %a
; CHECK: done:
; CHECK: store atomic i64 %back, ptr %availp release

;--- read.ll
target triple = "x86_64-unknown-linux-gnu"
declare ptr @_Znwm(i64)
declare void @g(i64)
define internal ptr @f.__uniq.slot(i64 %x, i1 %ready, i1 %soon, ptr %slot) "dynasync-slot-entry" {
  %availp = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %availp acquire, align 8
  %fits = icmp sge i64 %avail, 64
  br i1 %fits, label %take, label %own
take:
  %n = sub i64 0, %avail
  store atomic i64 %n, ptr %availp monotonic, align 8
  store ptr @f.__uniq.slot.resume, ptr %slot
  %destroy = getelementptr i8, ptr %slot, i64 8
  store ptr @f.__uniq.slot.destroy, ptr %destroy
  %a = getelementptr i8, ptr %slot, i64 16
  store i64 %x, ptr %a
  br i1 %soon, label %end, label %done
done:
  %now = load atomic i64, ptr %availp monotonic, align 8
  %back = sub i64 0, %now
  store atomic i64 %back, ptr %availp release, align 8
  br label %end
end:
  %result = phi ptr [ %slot, %take ], [ null, %done ]
  %x.again = load i64, ptr %a
  call void @g(i64 %x.again)
  ret ptr %result
own:
  %new = call ptr @_Znwm(i64 64)
  ret ptr %new
}
define internal void @f.__uniq.slot.destroy(ptr %frame) {
  ret void
}
define internal void @f.__uniq.slot.resume(ptr %frame) "dynasync-private-frame" "dynasync-promise-end"="16" "dynasync-frame-layout"="0,8,16,24,32,40,64" {
  ret void
}

;--- read-at-once.ll
target triple = "x86_64-unknown-linux-gnu"
declare ptr @_Znwm(i64)
declare void @g(i64)
define internal ptr @f.__uniq.slot(i64 %x, i1 %ready, i1 %soon, ptr %slot) "dynasync-slot-entry" {
  %availp = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %availp acquire, align 8
  %fits = icmp sge i64 %avail, 64
  br i1 %fits, label %take, label %own
take:
  %n = sub i64 0, %avail
  store atomic i64 %n, ptr %availp monotonic, align 8
  store ptr @f.__uniq.slot.resume, ptr %slot
  %destroy = getelementptr i8, ptr %slot, i64 8
  store ptr @f.__uniq.slot.destroy, ptr %destroy
  %a = getelementptr i8, ptr %slot, i64 16
  store i64 %x, ptr %a
  br i1 %soon, label %end, label %done
done:
  %now = load atomic i64, ptr %availp monotonic, align 8
  %back = sub i64 0, %now
  store atomic i64 %back, ptr %availp release, align 8
  %x.again = load i64, ptr %a
  call void @g(i64 %x.again)
  br label %end
end:
  %result = phi ptr [ %slot, %take ], [ null, %done ]
  ret ptr %result
own:
  %new = call ptr @_Znwm(i64 64)
  ret ptr %new
}
define internal void @f.__uniq.slot.destroy(ptr %frame) {
  ret void
}
define internal void @f.__uniq.slot.resume(ptr %frame) "dynasync-private-frame" "dynasync-promise-end"="16" "dynasync-frame-layout"="0,8,16,24,32,40,64" {
  ret void
}

;--- switch.ll
target triple = "x86_64-unknown-linux-gnu"
declare ptr @_Znwm(i64)
declare void @g(i64)
define internal ptr @f.__uniq.slot(i64 %x, i1 %ready, i1 %soon, ptr %slot) "dynasync-slot-entry" {
  %availp = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %availp acquire, align 8
  %fits = icmp sge i64 %avail, 64
  br i1 %fits, label %take, label %own
take:
  %n = sub i64 0, %avail
  store atomic i64 %n, ptr %availp monotonic, align 8
  store ptr @f.__uniq.slot.resume, ptr %slot
  %destroy = getelementptr i8, ptr %slot, i64 8
  store ptr @f.__uniq.slot.destroy, ptr %destroy
  %a = getelementptr i8, ptr %slot, i64 16
  store i64 %x, ptr %a
  br i1 %soon, label %pending, label %done
done:
  %now = load atomic i64, ptr %availp monotonic, align 8
  %back = sub i64 0, %now
  store atomic i64 %back, ptr %availp release, align 8
  br label %end
pending:
  switch i64 %x, label %done [ i64 1, label %end
                               i64 2, label %end ]
end:
  %result = phi ptr [ %slot, %pending ], [ %slot, %pending ], [ null, %done ]
  ret ptr %result
own:
  %new = call ptr @_Znwm(i64 64)
  ret ptr %new
}
define internal void @f.__uniq.slot.destroy(ptr %frame) {
  ret void
}
define internal void @f.__uniq.slot.resume(ptr %frame) "dynasync-private-frame" "dynasync-promise-end"="16" "dynasync-frame-layout"="0,8,16,24,32,40,64" {
  ret void
}

;--- ways-on.ll
target triple = "x86_64-unknown-linux-gnu"
declare ptr @_Znwm(i64)
declare void @g(i64)
define internal ptr @f.__uniq.slot(i64 %x, i1 %ready, i1 %soon, ptr %slot) "dynasync-slot-entry" {
  %availp = getelementptr i8, ptr %slot, i64 -16
  %avail = load atomic i64, ptr %availp acquire, align 8
  %fits = icmp sge i64 %avail, 64
  br i1 %fits, label %take, label %own
take:
  %n = sub i64 0, %avail
  store atomic i64 %n, ptr %availp monotonic, align 8
  store ptr @f.__uniq.slot.resume, ptr %slot
  %destroy = getelementptr i8, ptr %slot, i64 8
  store ptr @f.__uniq.slot.destroy, ptr %destroy
  %a = getelementptr i8, ptr %slot, i64 16
  store i64 %x, ptr %a
  br i1 %soon, label %both, label %done
done:
  %now = load atomic i64, ptr %availp monotonic, align 8
  %back = sub i64 0, %now
  store atomic i64 %back, ptr %availp release, align 8
  br label %both
both:
  %task = phi ptr [ %slot, %take ], [ null, %done ]
  br i1 %ready, label %end, label %other
other:
  call void @g(i64 4)
  br label %end
end:
  ret ptr %task
own:
  %new = call ptr @_Znwm(i64 64)
  ret ptr %new
}
define internal void @f.__uniq.slot.destroy(ptr %frame) {
  ret void
}
define internal void @f.__uniq.slot.resume(ptr %frame) "dynasync-private-frame" "dynasync-promise-end"="16" "dynasync-frame-layout"="0,8,16,24,32,40,64" {
  ret void
}
