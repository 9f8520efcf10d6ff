#pragma once
#include "task.h"

task<long> ready(long n);
task<long> suspended(long n);
reg_task<long> by_register(long n);
task<long> nested(long n);
task<long> forwarder(long n);
task<long> there_and_back(long n);
task<long> here(long n);

struct counter {
  long total = 0;
  task<long> add(long n);
};
