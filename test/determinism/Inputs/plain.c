// C of every kind: structures by value, variadic calls, function pointers with
// hidden results, thread-local and weak symbols, inline assembly, constructors.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

struct big {
  long words[8];
};
struct small {
  int a, b;
};
typedef struct big (*maker)(int);

struct big make(int n) {
  struct big b = {{n, n + 1, n + 2}};
  return b;
}
// Hands its hidden result on, as a forwarder of tasks would.
struct big forward(maker m, int n) { return m(n); }
struct big (*chosen)(int) = make;
struct big through_pointer(int n) { return chosen(n); }
struct small pair(int a, int b) {
  struct small s = {a, b};
  return s;
}
__thread int counter;
__attribute__((weak)) int weak_one(int n) { return n; }
int sum(int count, ...) {
  va_list list;
  int total = 0;
  va_start(list, count);
  for (int i = 0; i < count; ++i)
    total += va_arg(list, int);
  va_end(list);
  return total + counter++ + weak_one(count);
}
static int resolve_one(int n) { return n * 3; }
static int (*resolve(void))(int) { return resolve_one; }
int by_ifunc(int n) __attribute__((ifunc("resolve")));
__attribute__((constructor)) static void start(void) { counter = 7; }
int jump(jmp_buf *env, int n) {
  if (setjmp(*env))
    return n;
  __asm__ volatile("" : "+r"(n));
  switch (n) {
  case 0: return by_ifunc(1);
  case 1: return sum(2, 3, 4);
  case 2: longjmp(*env, 1);
  case 3: return (int)through_pointer(n).words[1];
  case 4: return pair(n, n).b;
  }
  return (int)forward(make, n).words[0];
}
