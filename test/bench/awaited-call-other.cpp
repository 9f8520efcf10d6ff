// The other unit of awaited-call.cpp: a coroutine that no unit but this one sees.
#include "lean-task.h"

Task<long> addElsewhere(long &Sum, long X) { co_return Sum += X; }
