// When what is destroyed: the arguments at the end of the caller's expression,
// the frame's copies when the frame goes, after the body's own objects; all in
// the reverse order of their making. Also when the frame is never started.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

struct object {
  char name[24];
  explicit object(const char *n) {
    std::snprintf(name, sizeof name, "%s", n);
    trace("+%s", name);
  }
  object(const object &o) {
    std::snprintf(name, sizeof name, "%s'", o.name);
    trace("+%s", name);
  }
  ~object() { trace("-%s", name); }
};
static object make(const char *name) { return object(name); }

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<object> call(object a, const object &b, object c) = 0;
};
template <template <class> class Task> struct worker : service<Task> {
  Task<object> call(object a, const object &, object) override {
    object local("local");
    trace("body");
    co_await later();
    co_return a;
  }
};

template <template <class> class Task> Task<void> root(service<Task> *s) {
  {
    object mine("mine");
    trace("before");
    object result = co_await s->call(make("a"), make("b"), mine);
    trace("after: %s", result.name);
  }
  trace("stored");
  {
    auto t = s->call(make("a"), make("b"), make("c"));
    trace("called");
  }
}

template <template <class> class Task> void test() {
  worker<Task> w;
  run(root<Task>(opaque(&w)));
  EXPECT_TRACE("+mine\nbefore\n"
               "+a\n+b\n+mine'\n+a'\n+mine''\n"
               "+local\nbody\n+a''\n-local\n"
               "+a'''\n-a''\n-mine''\n-a'\n"
               "-mine'\n-b\n-a\n"
               "after: a'''\n-a'''\n-mine\n"
               "stored\n+a\n+b\n+c\n+a'\n+c'\n-c\n-b\n-a\n"
               "called\n-c'\n-a'\n");
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
