// A parent is destroyed while it is suspended in a child, many levels down:
// everything is destroyed from the inside out, wherever it lies.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

std::coroutine_handle<> parked;

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(tracer &t, int depth) = 0;
};
template <template <class> class Task> struct leaf : service<Task> {
  Task<long> call(tracer &, int) override {
    tracer t("leaf");
    co_await park{parked};
    trace("not reached");
    co_return 1;
  }
};
// Large enough for the chain to leave the first block.
template <template <class> class Task, int Size> struct layer : service<Task> {
  service<Task> *next;
  Task<long> call(tracer &outer, int depth) override {
    char room[Size];
    char name[16];
    std::snprintf(name, sizeof name, "%s.%d", outer.name, depth);
    std::memset(opaque(room), 1, Size);
    tracer t(name);
    co_return co_await next->call(t, depth + 1) + room[0];
  }
};

template <template <class> class Task> Task<long> root(service<Task> *s) {
  tracer t("r");
  // The first child is gone by then, its memory used again.
  try {
    co_await s->call(t, 0);
  } catch (int) {
  }
  co_return co_await s->call(t, 1);
}

template <template <class> class Task> void test() {
  leaf<Task> l;
  layer<Task, 24> small;
  layer<Task, 900> medium;
  layer<Task, 4000> large;
  large.next = opaque(&l);
  medium.next = opaque(&large);
  small.next = opaque(&medium);
  {
    auto t = root<Task>(opaque(&small));
    t.start();
    CHECK(parked && !t.done());
    EXPECT_TRACE("+r\n+r.0\n+r.0.1\n+r.0.1.2\n+leaf\n");
  }
  EXPECT_TRACE("-leaf\n-r.0.1.2\n-r.0.1\n-r.0\n-r\n");

  // The same in a frame of a frame: only the inner tree goes.
  struct holder : service<Task> {
    service<Task> *next;
    Task<long> call(tracer &t, int depth) override {
      {
        auto inner = next->call(t, depth);
        inner.start();
      }
      trace("dropped");
      co_await later();
      co_return 7;
    }
  } h;
  h.next = opaque(&small);
  CHECK_EQ(run(root<Task>(opaque(&h))), 7);
  EXPECT_TRACE("+r\n"
               "+r.0\n+r.0.1\n+r.0.1.2\n+leaf\n"
               "-leaf\n-r.0.1.2\n-r.0.1\n-r.0\ndropped\n"
               "+r.1\n+r.1.2\n+r.1.2.3\n+leaf\n"
               "-leaf\n-r.1.2.3\n-r.1.2\n-r.1\ndropped\n-r\n");
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
