#include <stdbool.h>
#include <stdio.h>
extern char Fixed_meter[] __asm__("Fixed.meter"), Slow_meter[] __asm__("Slow.meter");
extern int drops;
void *total(int *self, char *vtable, int *out, int *ticks);
int count(int *self, char *vtable);
bool poll(void *);
void destroy(void *);
void heap_report(const char *);

void tick(int *ticks) { ++*ticks; }

static void run(const char *what, int *self, char *vtable) {
  int ticks = 0;
  for (int i = 0; i != 4; ++i) {
    int out = -1;
    void *task = total(self, vtable, &out, &ticks);
    if (task) {
      while (!poll(task))
        continue;
      destroy(task);
    }
    printf("%s: %d, %d ticks, %d drops\n", what, out, ticks, drops);
  }
  heap_report(what);
  printf("%s: count %d, %d drops\n", what, count(self, vtable), drops);
  heap_report(what);
  int out = -1;
  void *task = total(self, vtable, &out, &ticks);
  if (task)
    destroy(task);
  heap_report(what);
}

int main() {
  int fixed = 4, slow = 3;
  run("fixed", &fixed, Fixed_meter);
  run("slow", &slow, Slow_meter);
}
