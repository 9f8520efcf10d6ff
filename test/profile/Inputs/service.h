// A service: what is called through a virtual function.
#pragma once

#include "task.h"

struct service {
  virtual ~service() = default;
  virtual task<long> handle(long request) = 0;
};
// Defined by leaf.cpp, where a test asks for it.
service &other_leaf();

template <int Size> struct leaf : service {
  task<long> handle(long request) override {
    unsigned char room[Size];
    unsigned char *p = opaque(room);
    for (int i = 0; i < Size; ++i)
      p[i] = static_cast<unsigned char>(request);
    if (request % 2)
      co_await later();
    co_return p[Size - 1];
  }
};
template <int Size> struct layer : service {
  service &next;
  explicit layer(service &next) : next(next) {}
  task<long> handle(long request) override {
    unsigned char room[Size];
    unsigned char *p = opaque(room);
    for (int i = 0; i < Size; ++i)
      p[i] = static_cast<unsigned char>(request);
    long answer = co_await next.handle(request);
    co_return answer + (p[Size - 1] - p[0]);
  }
};
