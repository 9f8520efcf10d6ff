#include <cstdlib>
int main() {
  void *volatile P = std::malloc(7);
  P = nullptr;
}
