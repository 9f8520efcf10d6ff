#include "dynasync/slot.h"
int main() {}
