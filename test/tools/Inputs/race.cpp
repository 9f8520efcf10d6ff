#include <thread>
int Shared;
int main() {
  std::thread A([] { ++Shared; });
  std::thread B([] { ++Shared; });
  A.join();
  B.join();
}
