%task = type { ptr }

@.inline = private unnamed_addr constant [21 x i8] c"dynasync-call:inline\00", section "llvm.metadata"
@.box = private unnamed_addr constant [18 x i8] c"dynasync-call:box\00", section "llvm.metadata"
@.in = private unnamed_addr constant [17 x i8] c"dynasync-call:in\00", section "llvm.metadata"
@.in.trap = private unnamed_addr constant [25 x i8] c"dynasync-call:in-or-trap\00", section "llvm.metadata"
@.custom = private unnamed_addr constant [21 x i8] c"dynasync-call:custom\00", section "llvm.metadata"
@.strategy.h = private unnamed_addr constant [11 x i8] c"strategy.h\00", section "llvm.metadata"
@.512 = private unnamed_addr constant { i64 } { i64 512 }, section "llvm.metadata"
@.grow = private unnamed_addr constant { ptr } { ptr @grow }, section "llvm.metadata"
@a.cpp = private unnamed_addr constant [6 x i8] c"a.cpp\00"

@llvm.global.annotations = appending global [6 x { ptr, ptr, ptr, i32, ptr }] [
  { ptr, ptr, ptr, i32, ptr } { ptr @inline_slot, ptr @.inline, ptr @.strategy.h, i32 1, ptr @.512 },
  { ptr, ptr, ptr, i32, ptr } { ptr @boxed, ptr @.box, ptr @.strategy.h, i32 2, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @in, ptr @.in, ptr @.strategy.h, i32 3, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @in_or_trap, ptr @.in.trap, ptr @.strategy.h, i32 4, ptr null },
  { ptr, ptr, ptr, i32, ptr } { ptr @custom, ptr @.custom, ptr @.strategy.h, i32 5, ptr @.grow },
  { ptr, ptr, ptr, i32, ptr } { ptr @boxed_in_register, ptr @.box, ptr @.strategy.h, i32 2, ptr null }], section "llvm.metadata"

declare void @inline_slot(ptr sret(%task), ptr, ptr, i32, i32)
declare void @boxed(ptr sret(%task), ptr, ptr, i32, i32)
declare ptr @boxed_in_register(ptr, ptr, i32, i32)
declare void @in(ptr sret(%task), ptr, ptr, ptr, i32, i32)
declare void @in_or_trap(ptr sret(%task), ptr, ptr, ptr, i32, i32)
declare void @custom(ptr sret(%task), ptr, ptr, i32, i32)
declare ptr @grow(ptr, i64, i64, ptr, ptr)

declare void @_ZN4TaskD2Ev(ptr)
declare void @use(ptr)
declare void @may_throw()
declare i32 @__gxx_personality_v0(...)
