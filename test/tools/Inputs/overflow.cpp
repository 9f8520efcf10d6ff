int main() {
  volatile int Max = 2147483647;
  Max = Max + 1;
}
