// More parameters than registers, of all classes, in calls through a table and
// through a thunk.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -I%support %s -o %t.stock && %t.stock
#include "count.h"
#include "task.h"

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<double> integers(int a, long b, signed char c, short d,
                                unsigned e, long long f, bool g, signed char h,
                                int i, unsigned char j, long k, int l) = 0;
  virtual Task<double> doubles(double a, float b, double c, float d, double e,
                               double f, double g, double h, double i, double j,
                               float k) = 0;
  virtual Task<double> both(int a, double b, long c, float d, const char *e,
                            double f, char g, double h, long i, double j, int k,
                            double l, long m, double n, short o, double p,
                            bool q, double r, double s) = 0;
};
struct filler {
  virtual ~filler() = default;
  long room[4] = {};
};
template <template <class> class Task> struct worker : filler, service<Task> {
  Task<double> integers(int a, long b, signed char c, short d, unsigned e,
                        long long f, bool g, signed char h, int i,
                        unsigned char j, long k, int l) override {
    co_await later();
    co_return a + b * 2 + c * 3 + d * 4 + double(e) * 5 + f * 6 + g * 7 +
        h * 8 + i * 9 + j * 10 + k * 11 + l * 12;
  }
  Task<double> doubles(double a, float b, double c, float d, double e, double f,
                       double g, double h, double i, double j,
                       float k) override {
    co_await later();
    co_return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g * 7 + h * 8 +
        i * 9 + j * 10 + k * 11;
  }
  Task<double> both(int a, double b, long c, float d, const char *e, double f,
                    char g, double h, long i, double j, int k, double l, long m,
                    double n, short o, double p, bool q, double r,
                    double s) override {
    co_await later();
    co_return a + b + c + d + e[0] + f + g + h + i + j + k + l + m + n + o + p +
        q + r * 100 + s * 1000;
  }
};

template <template <class> class Task> Task<double> root(service<Task> *s) {
  double sum = 0;
  for (int i = 0; i < 20; ++i) {
    sum += co_await s->integers(-1, 2, -3, -4, 4000000000u, 1ll << 40, true, -8,
                                i, 250, -11, -12);
    sum += co_await s->doubles(1, 2.5f, 3, 4.5f, 5, 6, 7, 8, i, 10, 11.5f);
    sum += co_await s->both(1, 2, 3, 4, "\x05", 6, 7, 8, i, 10, 11, 12, 13, 14,
                            15, 16, true, 18, 19);
  }
  co_return sum;
}

template <template <class> class Task> void test() {
  worker<Task> w;
  double integers =
      -1 + 4 - 9 - 16 + 2e10 + 6.0 * (1ll << 40) + 7 - 64 + 2500 - 121 - 144;
  double doubles = 1 + 5 + 9 + 18 + 25 + 36 + 49 + 64 + 100 + 126.5;
  double both = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 10 + 11 + 12 + 13 + 14 + 15 +
                16 + 1 + 1800 + 19000;
  CHECK_EQ(run(root<Task>(opaque<service<Task> *>(&w))),
           20 * (integers + doubles + both) + 190 * (9 + 9 + 1));
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
