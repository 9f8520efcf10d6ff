// C++ without coroutines: virtual calls, thunks of every kind, covariance,
// exceptions, lambdas, function and member pointers, templates, statics,
// functions that hand on another call's result, and the half of a coroutine
// library that holds no coroutine.
#include "mini.h"

template <class T> struct box {
  T *p;
  explicit box(T *t) : p(t) {}
  box(box &&o) noexcept : p(std::exchange(o.p, nullptr)) {}
  ~box() { delete p; }
};
struct result {
  const char *text;
  box<int> owned;
};
box<int> make(int n) { return box<int>(new int(n)); }
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
  result get() override { return {"joined", make(1)}; }
  joined *self() override { return this; }
  result put(int n) override { return {"put", make(n)}; }
};
struct virtually : virtual base {
  result get() override { return {"virtually", make(2)}; }
};
struct facade : base {
  base &inner;
  explicit facade(base &b) : inner(b) {}
  result get() override { return inner.get(); }
};
result forward(base &b) { return b.get(); }
result by_function(result (*f)(other &, int), other &o) { return f(o, 3); }
result by_member(base &b, result (base::*f)()) { return (b.*f)(); }
template <class F> auto call(F f) { return f(); }
struct failure {
  int why;
};
int shared;
int use(base &b, other &o) {
  static virtually v;
  facade f(v);
  int total = 0;
  try {
    for (base *p : {&b, static_cast<base *>(&v), static_cast<base *>(&f)})
      total += p->self()->get().text[0];
    total += *o.put(4).owned.p;
    auto put = [](other &x, int n) { return x.put(n); };
    total += *by_function(put, o).owned.p;
    total += call([&] { return by_member(b, &base::get); }).text[1];
    if (total < 0)
      throw failure{total};
  } catch (const failure &e) {
    total = e.why;
  }
  return total + __atomic_fetch_add(&shared, 1, __ATOMIC_SEQ_CST) + forward(b).text[2];
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
