#include "dynasync/dynasync.h"
int unit() { return 1; }
