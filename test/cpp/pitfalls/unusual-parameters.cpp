// Parameters and results of odd types: vectors, long double, 128-bit and
// complex numbers, pointers to members, nullptr, arrays by reference.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

using vector = float __attribute__((vector_size(16)));
using long_vector = int __attribute__((vector_size(32)));
// Where the target has them.
#ifdef __SIZEOF_INT128__
using wide = __int128;
#else
using wide = long long;
#endif
#ifdef __FLT16_MANT_DIG__
using half = _Float16;
#else
using half = float;
#endif
constexpr int high = sizeof(wide) == 16 ? 70 : 40;
using complex = _Complex double;
struct thing {
  int member;
  int function() { return member + 1; }
};

struct service {
  virtual ~service() = default;
  virtual task<vector> vectors(vector a, const long_vector &b, vector c) = 0;
  virtual task<long double> extended(long double a, wide b, half c) = 0;
  virtual task<wide> integers(wide a, long b, wide c) = 0;
  virtual task<complex> complexes(complex a, _Complex float b) = 0;
  virtual task<int> members(int thing::*m, int (thing::*f)(), std::nullptr_t,
                            const int (&array)[3], thing &t) = 0;
};
struct filler {
  virtual ~filler() = default;
  long room[4] = {};
};
struct worker : filler, service {
  task<vector> vectors(vector a, const long_vector &b, vector c) override {
    co_await later();
    a[0] += float(b[7]);
    co_return a + c;
  }
  task<long double> extended(long double a, wide b, half c) override {
    co_await later();
    co_return a + (long double)b + (float)c;
  }
  task<wide> integers(wide a, long b, wide c) override {
    co_await later();
    co_return a *b + c;
  }
  task<complex> complexes(complex a, _Complex float b) override {
    co_await later();
    __real__ a += __imag__ b;
    __imag__ a += __real__ b;
    co_return a;
  }
  task<int> members(int thing::*m, int (thing::*f)(), std::nullptr_t p,
                    const int (&array)[3], thing &t) override {
    co_await later();
    co_return t.*m + (t.*f)() + array[2] + (p == nullptr);
  }
};

task<void> root(service *s) {
  for (int i = 0; i < 20; ++i) {
    vector v = co_await s->vectors(vector{1, 2, 3, float(i)},
                                   long_vector{0, 0, 0, 0, 0, 0, 0, 7},
                                   vector{10, 20, 30, 40});
    CHECK_EQ(v[0], 18.0f);
    CHECK_EQ(v[3], 40.0f + i);
    CHECK_EQ(double(co_await s->extended(0.5L, wide(1) << high, half(2.0f))),
             double(0.5L + (long double)(wide(1) << high) + 2));
    wide w = co_await s->integers(wide(3) << (high + 10), 5, i);
    CHECK_EQ(long(w >> (high + 10)), 15);
    CHECK_EQ(long(w), i);
    complex c;
    __real__ c = i;
    __imag__ c = 2;
    _Complex float d;
    __real__ d = 3;
    __imag__ d = 4;
    c = co_await s->complexes(c, d);
    CHECK_EQ(__real__ c, i + 4.0);
    CHECK_EQ(__imag__ c, 5.0);
    thing t{i};
    const int array[] = {1, 2, 300};
    CHECK_EQ(co_await s->members(&thing::member, &thing::function, nullptr,
                                 array, t),
             2 * i + 1 + 300 + 1);
  }
}

int main() {
  worker w;
  run(root(opaque<service *>(&w)));
  return finish();
}
