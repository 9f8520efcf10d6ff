// What an await can give back: nothing, references, large and move-only values,
// small ones of all kinds, and exceptions instead of any of them.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

struct large {
  long of[80];
};
struct owner {
  static inline int live;
  int *value;
  explicit owner(int v) : value(new int(v)) { ++live; }
  owner(owner &&o) noexcept : value(std::exchange(o.value, nullptr)) { ++live; }
  ~owner() {
    delete value;
    --live;
  }
};

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<void> nothing(int &out) = 0;
  virtual Task<int &> reference() = 0;
  virtual Task<const large &> const_reference() = 0;
  virtual Task<large> value(long n) = 0;
  virtual Task<owner> move_only(int n) = 0;
  virtual Task<bool> boolean(int n) = 0;
  virtual Task<float> real(int n) = 0;
  virtual Task<char> character(int n) = 0;
  virtual Task<service *> pointer() = 0;
};
template <template <class> class Task> struct worker : service<Task> {
  int number = 5;
  large stored{};
  static void may_throw(int n) {
    if (n % 5 == 4)
      throw n;
  }
  Task<void> nothing(int &out) override {
    may_throw(out);
    co_await later();
    ++out;
  }
  Task<int &> reference() override {
    co_await later();
    co_return number;
  }
  Task<const large &> const_reference() override { co_return stored; }
  Task<large> value(long n) override {
    large l{};
    l.of[79] = n;
    co_await later();
    co_return l;
  }
  Task<owner> move_only(int n) override {
    owner o(n);
    co_await later();
    may_throw(n);
    co_return std::move(o);
  }
  Task<bool> boolean(int n) override { co_return n & 1; }
  Task<float> real(int n) override { co_return n / 2.0f; }
  Task<char> character(int n) override {
    may_throw(n);
    co_return char('a' + n);
  }
  Task<service<Task> *> pointer() override { co_return this; }
};

template <template <class> class Task> Task<int> root(worker<Task> &w) {
  service<Task> *s = opaque(&w);
  int thrown = 0;
  for (int i = 0; i < 20; ++i) {
    int out = i;
    try {
      co_await s->nothing(out);
      CHECK_EQ(out, i + 1);
    } catch (int e) {
      CHECK_EQ(e, i);
      ++thrown;
    }
    int &r = co_await s->reference();
    CHECK(&r == &w.number);
    CHECK(&co_await s->const_reference() == &w.stored);
    CHECK_EQ((co_await s->value(i)).of[79], i);
    try {
      owner o = co_await s->move_only(i);
      CHECK_EQ(*o.value, i);
    } catch (int e) {
      CHECK_EQ(e, i);
      ++thrown;
    }
    CHECK_EQ(owner::live, 0);
    CHECK_EQ(co_await s->boolean(i), bool(i & 1));
    CHECK_EQ(co_await s->real(i), i / 2.0f);
    try {
      CHECK_EQ(co_await s->character(i), 'a' + i);
    } catch (int) {
      ++thrown;
    }
    CHECK(co_await s->pointer() == s);
  }
  co_return thrown;
}

template <template <class> class Task> void test() {
  worker<Task> w;
  CHECK_EQ(run(root<Task>(w)), 12);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
