#include "sensors.h"

mini::task<int> twice(sensor &s) {
  doubled d(s);
  co_return co_await d.read(1);
}
int use_other(sensor &s) { return mini::run(twice(s)); }
sensor *make_other(sensor &s) { return new doubled(s); }
