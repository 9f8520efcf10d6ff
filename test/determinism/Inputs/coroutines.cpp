// A unit full of coroutines, and of everything else that is lowered.
#include "mini.h"
#include <type_traits>

using mini::task;

template <int N> struct source {
  virtual task<int> next() = 0;
  virtual task<long> wide(long n) = 0;
  virtual ~source() = default;
};
template <int N> struct sink {
  virtual task<int> put(int n) = 0;
  virtual ~sink() = default;
};
template <int N> struct counter : source<N>, sink<N> {
  int at = N;
  task<int> next() override { co_return ++at; }
  task<long> wide(long n) override {
    alignas(64) volatile char filler[64 + N] = {};
    co_await mini::pause{};
    co_return filler[1] + n;
  }
  task<int> put(int n) override {
    try {
      co_return n + co_await next();
    } catch (...) {
      co_return 0;
    }
  }
};
template <int N> struct facade : source<N> {
  source<N> &inner;
  explicit facade(source<N> &s) : inner(s) {}
  task<int> next() override { return inner.next(); }
  task<long> wide(long n) override { co_return co_await inner.wide(n); }
};
template <int N> task<int> free_one(int n) { co_return n + N; }
template <int N>
task<int> use(source<N> &s, sink<N> &k, task<int> (*f)(int),
              task<int> (*g)(int), task<int> (source<N>::*m)()) {
  int total = 0;
  for (int i = 0; i < N + 2; ++i) {
    total += co_await s.next();
    total += static_cast<int>(co_await s.wide(i));
    total += co_await k.put(i);
    total += co_await f(i);
    total += co_await g(i);
    total += co_await (s.*m)();
    total += co_await free_one<N>(i);
    total += co_await [](int n) -> task<int> { co_return n; }(i);
  }
  co_return total;
}
template <int... N> int all() {
  auto one = [](auto index) {
    constexpr int n = decltype(index)::value;
    counter<n> c;
    facade<n> f(c);
    auto hand_on = [](int k) { return free_one<n>(k); };
    return mini::run(use<n>(f, c, &free_one<n>, hand_on, &source<n>::next));
  };
  return (one(std::integral_constant<int, N>{}) + ...);
}
int everything() { return all<0, 1, 2>(); }
