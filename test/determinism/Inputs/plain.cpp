// C++ without coroutines: virtual calls, thunks of every kind, covariance,
// exceptions, lambdas, std::function, member pointers, templates, statics, and
// functions that hand on another call's result, and the half of a coroutine
// library that holds no coroutine.
#include "mini.h"
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

struct result {
  std::string text;
  std::unique_ptr<int> owned;
};
struct base {
  virtual result get() = 0;
  virtual base *self() { return this; }
  virtual ~base() = default;
};
struct other {
  virtual result put(int n) = 0;
  virtual ~other() = default;
};
struct joined : base, other {
  result get() override { return {"joined", std::make_unique<int>(1)}; }
  joined *self() override { return this; }
  result put(int n) override { return {"put", std::make_unique<int>(n)}; }
};
struct virtually : virtual base {
  result get() override { return {"virtually", nullptr}; }
};
struct facade : base {
  base &inner;
  explicit facade(base &b) : inner(b) {}
  result get() override { return inner.get(); }
};
result forward(base &b) { return b.get(); }
result by_function(const std::function<result(int)> &f) { return f(3); }
result by_member(base &b, result (base::*f)()) { return (b.*f)(); }
template <class F> auto call(F f) { return f(); }
struct failure {
  int why;
};
std::atomic<int> shared;
int use(base &b, other &o) {
  static virtually v;
  facade f(v);
  int total = 0;
  try {
    for (base *p : std::vector<base *>{&b, &v, &f})
      total += static_cast<int>(p->self()->get().text.size());
    total += *o.put(4).owned;
    total += *by_function([&](int n) { return o.put(n); }).owned;
    total += static_cast<int>(call([&] { return by_member(b, &base::get); }).text.size());
    if (total < 0)
      throw failure{total};
  } catch (const failure &e) {
    total = e.why;
  }
  return total + shared.fetch_add(1) + static_cast<int>(forward(b).text.size());
}
// Handles are resumed and destroyed, and tasks handed on; nothing is awaited.
void finish(std::coroutine_handle<> h) {
  while (!h.done())
    h.resume();
  h.destroy();
}
struct task_source {
  virtual mini::task<int> next() = 0;
};
struct task_facade : task_source {
  task_source &inner;
  explicit task_facade(task_source &s) : inner(s) {}
  mini::task<int> next() override { return inner.next(); }
};
mini::task<int> hand_on(task_source &s) { return task_facade(s).next(); }
int run_one(task_source &s) { return mini::run(hand_on(s)); }
int main() {
  joined j;
  return use(j, j) != 0 ? 0 : 1;
}
