#include "service.h"

service &other_leaf() {
  static leaf<100> it;
  return it;
}
