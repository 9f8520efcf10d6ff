; Values of types that the caller does not know, arguments, self by value, a
; function made into a pointer, and slots of the caller's own, all through
; native vtables. The driver is values.c.

declare ptr @heap_alloc(i64, i64)
declare void @heap_dealloc(ptr, i64, i64)
declare void @dropped(ptr %what, i64 %size)
declare void @complain()
declare i32 @__gcc_personality_v0(...)
declare void @__dynasync_release_v1(ptr, ptr, i64, i64)

!dynasync.allocator = !{!9}
!9 = !{ptr @heap_alloc, ptr @heap_dealloc}

!dynasync.vtables = !{!0, !20}
!0 = !{ptr @Maker.vtable, !"Maker for Box", !1, !2, !3, !4, !5, !6, !7, !8}
!1 = !{i32 3, !"large", !"value", ptr @Large.vtable, !"ref,"}
!2 = !{i32 4, !"pair", !"value", ptr @Pair.vtable, !""}
!3 = !{i32 5, !"unit", !"value", ptr @Unit.vtable, !""}
!4 = !{i32 6, !"aligned", !"value", ptr @Aligned.vtable, !""}
!5 = !{i32 7, !"throws", !"value", ptr @Large.vtable, !""}
!6 = !{i32 8, !"add", !"plain", null, !"ref,dyn,ref"}
!7 = !{i32 9, !"consume", !"plain", null, !"value"}
!8 = !{i32 10, !"into", !"value", ptr @Pair.vtable, !"value,dyn"}
!20 = !{ptr @reified, !"Reify", !21}
!21 = !{i32 0, !"add", !"reify", null, !""}

; drop, size, align, first word
@Large.vtable = constant { ptr, i64, i64, ptr } { ptr null, i64 16384, i64 8, ptr @Large.get }
@Pair.vtable = constant { ptr, i64, i64, ptr } { ptr null, i64 16, i64 8, ptr @Large.get }
@Unit.vtable = constant { ptr, i64, i64, ptr } { ptr null, i64 0, i64 1, ptr @Unit.get }
@Aligned.vtable = constant { ptr, i64, i64, ptr } { ptr null, i64 64, i64 64, ptr @Large.get }
@Maker.vtable = constant { ptr, i64, i64, ptr, ptr, ptr, ptr, ptr, ptr, ptr, ptr }
  { ptr null, i64 16, i64 8, ptr @Maker.large, ptr @Maker.pair, ptr @Maker.unit,
    ptr @Maker.aligned, ptr @Maker.throws, ptr @Maker.add, ptr @Maker.consume, ptr @Maker.into }
@reified = constant [1 x ptr] [ptr @Maker.pair.pointer]

define internal i64 @Large.get(ptr %self) {
  %v = load i64, ptr %self
  ret i64 %v
}
define internal i64 @Unit.get(ptr %self) {
  ret i64 7
}

; The function itself, in the static ABI: sret first.
define internal void @Maker.large(ptr sret([2048 x i64]) %result, ptr %self, i64 %n) nounwind {
entry:
  %k = load i64, ptr %self
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %loop ]
  %at = getelementptr i64, ptr %result, i64 %i
  %v = add i64 %i, %n
  %w = add i64 %v, %k
  store i64 %w, ptr %at
  %next = add i64 %i, 1
  %more = icmp ult i64 %next, 2048
  br i1 %more, label %loop, label %done
done:
  ret void
}

define internal { i64, i64 } @Maker.pair(ptr %self) nounwind {
  %k = load i64, ptr %self
  %p = insertvalue { i64, i64 } undef, i64 %k, 0
  %q = insertvalue { i64, i64 } %p, i64 2, 1
  ret { i64, i64 } %q
}

define internal ptr @Maker.pair.pointer(ptr %self) {
  ret ptr %self
}

define internal void @Maker.unit(ptr %self) {
  ret void
}

define internal void @Maker.aligned(ptr sret([64 x i8]) align 64 %result, ptr %self) {
  %low = ptrtoint ptr %result to i64
  %bits = and i64 %low, 63
  %bad = icmp ne i64 %bits, 0
  br i1 %bad, label %wrong, label %right
wrong:
  unreachable
right:
  %k = load i64, ptr %self
  store i64 %k, ptr %result, align 64
  ret void
}

define internal void @Maker.throws(ptr sret([2048 x i64]) %result, ptr %self) {
  call void @complain()
  ret void
}

; A dyn value as its three words, read through its vtable.
define internal i64 @Maker.add(ptr %self, { ptr, ptr, ptr } %value, i64 %n) {
  %data = extractvalue { ptr, ptr, ptr } %value, 0
  %vtable = extractvalue { ptr, ptr, ptr } %value, 1
  %owner = extractvalue { ptr, ptr, ptr } %value, 2
  %get.at = getelementptr { ptr, i64, i64, ptr }, ptr %vtable, i32 0, i32 3
  %get = load ptr, ptr %get.at
  %v = call i64 %get(ptr %data) "dynasync-native"="plain"
  %k = load i64, ptr %self
  %a = add i64 %v, %k
  %b = add i64 %a, %n
  call void @__dynasync_release_v1(ptr %data, ptr %owner, i64 8, i64 8)
  ret i64 %b
}

define internal i64 @Maker.consume({ i64, i64 } %self) {
  %a = extractvalue { i64, i64 } %self, 0
  %b = extractvalue { i64, i64 } %self, 1
  %c = mul i64 %a, %b
  ret i64 %c
}

define internal { i64, i64 } @Maker.into({ i64, i64 } %self, { ptr, ptr, ptr } %value) {
  %a = extractvalue { i64, i64 } %self, 1
  %data = extractvalue { ptr, ptr, ptr } %value, 0
  %v = load i64, ptr %data
  %p = insertvalue { i64, i64 } undef, i64 %a, 0
  %q = insertvalue { i64, i64 } %p, i64 %v, 1
  ret { i64, i64 } %q
}

; The caller's side: makes the value of entry %index, reads it, drops it.
define i64 @make(ptr %self, ptr %vtable, i64 %index, i64 %n) personality ptr @__gcc_personality_v0 {
entry:
  %at = getelementptr ptr, ptr %vtable, i64 %index
  %fn = load ptr, ptr %at
  %is.large = icmp eq i64 %index, 3
  br i1 %is.large, label %large, label %small
large:
  %r.1 = call { ptr, ptr, ptr } %fn(ptr %self, i64 %n) "dynasync-native" STRATEGY
  br label %made
small:
  %r.2 = invoke { ptr, ptr, ptr } %fn(ptr %self) "dynasync-native" STRATEGY to label %made unwind label %threw
made:
  %r = phi { ptr, ptr, ptr } [ %r.1, %large ], [ %r.2, %small ]
  %data = extractvalue { ptr, ptr, ptr } %r, 0
  %vt = extractvalue { ptr, ptr, ptr } %r, 1
  %owner = extractvalue { ptr, ptr, ptr } %r, 2
  %get.at = getelementptr { ptr, i64, i64, ptr }, ptr %vt, i32 0, i32 3
  %get = load ptr, ptr %get.at
  %v = call i64 %get(ptr %data) "dynasync-native"="plain"
  %size.at = getelementptr { ptr, i64, i64, ptr }, ptr %vt, i32 0, i32 1
  %size = load i64, ptr %size.at
  %align.at = getelementptr { ptr, i64, i64, ptr }, ptr %vt, i32 0, i32 2
  %align = load i64, ptr %align.at
  call void @dropped(ptr %data, i64 %size)
  call void @__dynasync_release_v1(ptr %data, ptr %owner, i64 %size, i64 %align)
  ret i64 %v
threw:
  %pad = landingpad { ptr, i32 } cleanup
  resume { ptr, i32 } %pad
}

; The same with a slot of the driver's.
define i64 @make_in(ptr %self, ptr %vtable, ptr %slot) {
  %at = getelementptr ptr, ptr %vtable, i64 4
  %fn = load ptr, ptr %at
  %r = call { ptr, ptr, ptr } %fn(ptr %self) "dynasync-native" [ "dynasync.slot"(ptr %slot) ]
  %data = extractvalue { ptr, ptr, ptr } %r, 0
  %owner = extractvalue { ptr, ptr, ptr } %r, 2
  %v = load i64, ptr %data
  call void @__dynasync_release_v1(ptr %data, ptr %owner, i64 16, i64 8)
  ret i64 %v
}

; An argument of a type that the callee does not know.
define i64 @add(ptr %self, ptr %vtable, i64 %n) {
  %value = alloca i64
  store i64 %n, ptr %value
  %at = getelementptr ptr, ptr %vtable, i64 8
  %fn = load ptr, ptr %at
  %r = call i64 %fn(ptr %self, ptr %value, i64 100) "dynasync-native"="plain" [ "dynasync.arg"(i32 1, ptr @Pair.vtable, ptr inttoptr (i64 1 to ptr)) ]
  ret i64 %r
}

; Self by value: the box is freed by the caller, its contents are gone.
define i64 @consume(ptr %vtable, i64 %a, i64 %b) {
  %box = call ptr @heap_alloc(i64 16, i64 8)
  store i64 %a, ptr %box
  %second = getelementptr i64, ptr %box, i64 1
  store i64 %b, ptr %second
  %at = getelementptr ptr, ptr %vtable, i64 9
  %fn = load ptr, ptr %at
  %r = call i64 %fn(ptr %box) "dynasync-native"="plain"
  %box.2 = call ptr @heap_alloc(i64 16, i64 8)
  store i64 %a, ptr %box.2
  %second.2 = getelementptr i64, ptr %box.2, i64 1
  store i64 %b, ptr %second.2
  %at.2 = getelementptr ptr, ptr %vtable, i64 10
  %fn.2 = load ptr, ptr %at.2
  %pair = call { ptr, ptr, ptr } %fn.2(ptr %box.2, ptr %box) "dynasync-native" [ "dynasync.arg"(i32 1, ptr @Pair.vtable, ptr inttoptr (i64 1 to ptr)) ]
  %data = extractvalue { ptr, ptr, ptr } %pair, 0
  %owner = extractvalue { ptr, ptr, ptr } %pair, 2
  %x = load i64, ptr %data
  %y.at = getelementptr i64, ptr %data, i64 1
  %y = load i64, ptr %y.at
  call void @__dynasync_release_v1(ptr %data, ptr %owner, i64 16, i64 8)
  call void @heap_dealloc(ptr %box, i64 16, i64 8)
  call void @heap_dealloc(ptr %box.2, i64 16, i64 8)
  %xy = add i64 %x, %y
  %s = add i64 %r, %xy
  ret i64 %s
}
