set debuginfod enabled off
set width 0
set confirm off
break program.cpp:20
break program.cpp:23
break program.cpp:34
break program.cpp:43
run
info locals
bt
continue
info locals
bt
continue
info locals
bt
continue
info locals
bt
up
info locals
continue
continue
continue
continue
