// DYNASYNC_MODULE in a header, in a source and on the command line: an option
// may be given more than once, with one value.
//
// RUN: rm -rf %t && split-file %s %t
// RUN: %dynasync -O1 -Rpass=dynasync -c %t/unit.cpp -I%support -o %t/a.o 2>&1 | FileCheck %s
// RUN: %dynasync -O1 -Rpass=dynasync -c %t/unit.cpp -I%support -include dynasync/module.h '-DDYNASYNC_MODULE_OPTIONS="slot=48"' -o %t/a.o 2>&1 | FileCheck %s
// RUN: not %dynasync -c %t/unit.cpp -I%support -DHERE -o %t/a.o 2>&1 | FileCheck %s --check-prefix=HERE
// RUN: not %dynasync -c %t/unit.cpp -I%support -include dynasync/module.h '-DDYNASYNC_MODULE_OPTIONS="strategy=box;slot=48"' -o %t/a.o 2>&1 | FileCheck %s --check-prefix=GIVEN
// RUN: not %wrapper --dynasync-slot=49 -std=c++20 -c %t/unit.cpp -I%support -o %t/a.o 2>&1 | FileCheck %s --check-prefix=WRAPPER
// RUN: %clangxx -Wall -Wextra -pedantic -Werror -fsyntax-only %t/unit.cpp -I%support -I%include
// RUN: %clang -std=c99 -Wall -Wextra -pedantic -Werror -fsyntax-only -x c %t/options.h -I%include

// CHECK: strategy nested, slot of 48 bytes
// HERE: error: {{.*}}unit.cpp:5: option 'strategy=inline(8)' contradicts 'strategy=nested' ({{.*}}options.h:2)
// GIVEN: error: {{.*}}options.h:2: option 'strategy=nested' contradicts 'strategy=box' (DYNASYNC_MODULE_OPTIONS)
// WRAPPER: error: {{.*}}options.h:3: option 'slot=48' contradicts 'slot=49' (DYNASYNC_MODULE_OPTIONS)

//--- options.h
#include <dynasync/module.h>
DYNASYNC_MODULE("strategy=nested");
DYNASYNC_MODULE("slot=48");
//--- unit.cpp
#include "options.h"
#include "task.h"
DYNASYNC_MODULE("slot=48;strategy=nested");
#ifdef HERE
DYNASYNC_MODULE("strategy=inline(8)");
#endif

struct service {
  virtual task<long> call(long n) = 0;
};
task<long> caller(service &s) { co_return co_await s.call(1); }
