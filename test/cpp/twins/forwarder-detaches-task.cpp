// Looks like a forwarder: but the first task is moved into a registry, and
// another one is returned. The first outlives the caller's frame, so it may
// not live in that frame.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(const char *name) = 0;
};
template <template <class> class Task> struct worker : service<Task> {
  Task<long> call(const char *name) override {
    tracer t(name);
    co_await later();
    trace("%s goes on", name);
    co_return 5;
  }
};
template <class Task> struct registry {
  Task *kept = nullptr;
  void keep(Task &&t) { kept = new Task(std::move(t)); }
};

template <template <class> class Task> struct base : service<Task> {
  service<Task> *inner;
  registry<Task<long>> detached;
};
// The two tasks are two objects.
template <template <class> class Task> struct two_objects : base<Task> {
  Task<long> call(const char *name) override {
    Task<long> first = this->inner->call("detached");
    this->detached.keep(std::move(first));
    return this->inner->call(name);
  }
};
// Here the object which is returned held the other task before.
template <template <class> class Task> struct one_object : base<Task> {
  Task<long> call(const char *name) override {
    Task<long> result = this->inner->call("detached");
    this->detached.keep(std::move(result));
    result = this->inner->call(name);
    return result;
  }
};
// And here it does so on one path only.
template <template <class> class Task> struct one_path : base<Task> {
  Task<long> call(const char *name) override {
    Task<long> result = this->inner->call("detached");
    if (opaque(true)) {
      this->detached.keep(std::move(result));
      Task<long> other = this->inner->call(name);
      result = std::move(other);
    }
    return result;
  }
};

template <template <class> class Task> Task<long> root(service<Task> *s) {
  tracer t("root");
  co_return co_await s->call("returned");
}

template <template <class> class Task,
          template <template <class> class> class F>
void test(service<Task> *inner) {
  F<Task> f;
  f.inner = inner;
  CHECK_EQ(run(root<Task>(opaque(&f))), 5);
  EXPECT_TRACE("+root\n+returned\nreturned goes on\n-returned\n-root\n");
  // The root's frame is gone.
  CHECK_EQ(run(std::move(*f.detached.kept)), 5);
  EXPECT_TRACE("+detached\ndetached goes on\n-detached\n");
  delete f.detached.kept;
}
template <template <class> class Task> void test_all() {
  worker<Task> w;
  test<Task, two_objects>(opaque(&w));
  test<Task, one_object>(opaque(&w));
  test<Task, one_path>(opaque(&w));
}

int main() {
  test_all<task>();
  test_all<reg_task>();
  return finish();
}
