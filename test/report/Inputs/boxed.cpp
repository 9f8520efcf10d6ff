// A call of each kind that a table shows.
#include <dynasync/dynasync.h>
#include "sensors.h"

struct large : sensor {
  mini::task<int> read(int i) override {
    int values[100] = {i};
    co_await mini::pause();
    for (int &v : values)
      i += v;
    co_return i;
  }
};

DYNASYNC_STRATEGY("box") mini::task<int> all(sensor &s) {
  int sum = 0;
  for (int i = 0; i < 10; ++i)
    sum += co_await s.read(i);
  co_return sum;
}

mini::task<int> tight(sensor &s) {
  co_return co_await dynasync::inline_slot<64>(s.read(1));
}

int use(sensor &s) { return mini::run(all(s)) + mini::run(tight(s)); }
sensor *make() { return new large; }
