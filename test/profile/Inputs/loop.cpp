// A root that makes as many calls as the first argument says, to a service
// behind the decorator; another one without.
#include "service.h"
#include <cstdio>
#include <cstdlib>

[[gnu::noinline]] static task<long> root(service &s, int n) {
  long sum = 0;
  for (int i = 0; i < n; ++i)
    sum += co_await s.handle(i % 100);
#ifdef CHANGED
  sum += opaque(n);
#endif
  co_return sum;
}
[[gnu::noinline]] static task<long> plain(service &s) {
  co_return co_await s.handle(1);
}

int main(int argc, char **argv) {
  leaf<40> end;
  leaf<3000> large;
  layer<100> front(end);
  long sum = run(root(argc > 2 ? static_cast<service &>(large) : front,
                      argc > 1 ? std::atoi(argv[1]) : 5));
  sum += run(plain(end));
  std::printf("%ld\n", sum);
}
