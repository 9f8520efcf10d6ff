// A root, what it awaits, and what that awaits in turn, by virtual calls.
#ifdef MAIN
#define MINI_MAIN
#endif
#include "mini.h"

struct reader {
  virtual mini::task<int> read(int i) = 0;
};
struct fetcher {
  virtual mini::task<int> fetch(int i) = 0;
};
reader *make_reader();
fetcher *make_fetcher(reader &);
mini::task<int> root(fetcher &f);

#ifdef MAIN
int main() {
  reader *r = make_reader();
  fetcher *f = make_fetcher(*r);
  long before = mini::allocations();
  int sum = mini::run(root(*f));
  std::printf("%ld\n", mini::allocations() - before);
  return sum == 0;
}
#else
struct leaf : reader {
  mini::task<int> read(int i) override {
    int values[50] = {i, i};
    co_await mini::pause();
    for (int v : values)
      i += v;
    co_return i;
  }
};
struct middle : fetcher {
  reader &next;
  explicit middle(reader &next) : next(next) {}
  mini::task<int> fetch(int i) override {
    int values[200] = {i, i};
    int sum = co_await next.read(i);
    for (int v : values)
      sum += v;
    co_return sum;
  }
};
reader *make_reader() { return new leaf; }
fetcher *make_fetcher(reader &r) { return new middle(r); }
mini::task<int> root(fetcher &f) { co_return co_await f.fetch(1); }
#endif
