set debuginfod enabled off
break program.cpp:23
run
print __coro_frame
print/d ((long *)&__coro_frame)[-2]
# The first word behind resume, destroy and the promise's int is the awaiter's
# frame, whose first word is its resume function.
info symbol **(void ***)((char *)&__coro_frame + 24)
