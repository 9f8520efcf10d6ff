#pragma once
#include "task.h"

class connection {
public:
  connection();
  ~connection();
  task<long> read(long n);
  reg_task<long> write(long n);
  task<long> operator[](long n);

  struct implementation;

private:
  implementation *pimpl;
};
