#include "task.h"

struct Celsius : Sensor {
  Task read(int i) override { co_return 20 + i % 3; }
};
struct Twice : Sensor {
  Sensor &of;
  explicit Twice(Sensor &of) : of(of) {}
  Task read(int i) override { co_return 2 * co_await of.read(i); }
};

Sensor &sensor(int which) {
  static Celsius celsius;
  static Twice twice(celsius);
  if (which == 0)
    return celsius;
  return twice;
}
