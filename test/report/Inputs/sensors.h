// A header that several units have in common: an interface, a decorator.
#pragma once
#include "mini.h"

struct sensor {
  virtual ~sensor() = default;
  virtual mini::task<int> read(int i) = 0;
};

struct doubled : sensor {
  sensor &next;
  explicit doubled(sensor &next) : next(next) {}
  mini::task<int> read(int i) override {
    co_return 2 * co_await next.read(i);
  }
};
