// Temporaries of the awaited expression live until the whole expression ends,
// across the suspension, and are destroyed afterwards, also by an exception.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"
#include "trace.h"

struct text {
  tracer t;
  char buffer[40];
  explicit text(const char *s) : t(s) {
    std::snprintf(buffer, sizeof buffer, "%s", s);
  }
};
struct service {
  virtual ~service() = default;
  virtual task<const char *> call(const text &t, bool fail) = 0;
  service &with(const text &t) {
    trace("with %s", t.buffer);
    return *this;
  }
};
struct worker : service {
  task<const char *> call(const text &t, bool fail) override {
    tracer body("body");
    co_await later();
    if (fail)
      throw 1;
    co_return t.buffer;
  }
};
static const char *use(const text &, const char *s, const text &) { return s; }

task<void> root(service *s) {
  trace("got %s",
        use(text("first"),
            co_await s->with(text("second")).call(text("third"), false),
            text("fourth")));
  try {
    trace("got %s", co_await s->with(text("a")).call(text("b"), true));
  } catch (int) {
    trace("caught");
  }
}

int main() {
  worker w;
  run(root(opaque(&w)));
  EXPECT_TRACE("+first\n+second\nwith second\n+third\n+body\n-body\n+fourth\n"
               "got third\n-fourth\n-third\n-second\n-first\n"
               "+a\nwith a\n+b\n+body\n-body\n-b\n-a\ncaught\n");
  return finish();
}
