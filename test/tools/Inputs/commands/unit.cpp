#include <dynasync/dynasync.h>

const int *unit = 0;
