// A module that is loaded, used and unloaded at run time. A slot that served one
// module's coroutine serves the next one's.
// RUN: rm -rf %t && split-file %s %t
// RUN: %dynasync -Werror -I%support -I%t -O2 -fPIC -shared %t/module.cpp -DSTEP=1 -o %t/one.so
// RUN: %dynasync -Werror -I%support -I%t -O0 -fPIC -shared %t/module.cpp -DSTEP=2 -o %t/two.so
// RUN: %clangxx -Werror -I%support -I%t -O2 -fPIC -shared %t/module.cpp -DSTEP=3 -o %t/stock.so
// RUN: %dynasync -Werror -I%support -I%t -O2 -rdynamic %t/program.cpp -o %t/a
// RUN: %t/a %t/one.so %t/two.so %t/stock.so %t/one.so | FileCheck %s

// CHECK: module: value 101, allocations 0{{$}}
// CHECK: module: value 202, allocations 0{{$}}
// CHECK: module: value 303, allocations 100{{$}}
// CHECK: module: value 101, allocations 0{{$}}
// CHECK: one root: 7, allocations 2
// CHECK: live: 0

//--- source.h
#include "mini.h"
struct source {
  virtual mini::task<int> next() = 0;
};

//--- module.cpp
#include "source.h"
namespace {
struct stepper : source {
  mini::task<int> next() override {
    co_await mini::pause{};
    co_return STEP;
  }
};
stepper s;
} // namespace
extern "C" source *get() { return &s; }

//--- program.cpp
#define MINI_MAIN
#include "source.h"
#include <dlfcn.h>
__attribute__((noinline)) mini::task<int> root(source &s, int rounds) {
  int total = 0;
  for (int i = 0; i < rounds; ++i)
    total += co_await s.next();
  co_return total;
}
struct module_file {
  void *handle;
  explicit module_file(const char *path) : handle(dlopen(path, RTLD_NOW)) {
    if (!handle) {
      std::printf("%s\n", dlerror());
      std::exit(1);
    }
  }
  ~module_file() { dlclose(handle); }
  source &get() {
    return *reinterpret_cast<source *(*)()>(dlsym(handle, "get"))();
  }
};
__attribute__((noinline)) mini::task<int> each(int count, char **paths) {
  int total = 0;
  for (int i = 0; i < count; ++i) {
    module_file m(paths[i]);
    total += co_await m.get().next();
  }
  co_return total;
}
int main(int argc, char **argv) {
  for (int i = 1; i < argc; ++i) {
    module_file m(argv[i]);
    mini::measure("module", [&](int n) { return root(m.get(), n); });
  }
  // One root, whose storage outlives each module: its own frame, and that of
  // the module which knows nothing of slots.
  long before = mini::allocations();
  int value = mini::run(each(argc - 1, argv + 1));
  std::printf("one root: %d, allocations %ld\n", value,
              mini::allocations() - before);
  std::printf("live: %ld\n", mini::live());
}
