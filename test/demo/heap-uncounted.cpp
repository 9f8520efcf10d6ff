// For the programs whose instructions and time are measured: counting would
// add to both, and more to the one that allocates more.
#include "heap.h"

demo::heap_use demo::heap_now() { return {}; }
