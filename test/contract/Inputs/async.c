#include <stdio.h>
#include <stdbool.h>
struct leaf { int pending, calls; };
struct context { int ticks; };
extern char Leaf_vtable[] __asm__("Leaf.vtable");
void *sum(struct leaf *, void *vtable, int n, int *out, struct context *);
void poll_task(void *, int *out, struct context *);
bool task_done(void *);
void drop_task(void *);
bool sum_here(struct leaf *, void *vtable, int n, int *out, struct context *,
              int polls);
void heap_report(const char *);

void tick(struct context *cx) { ++cx->ticks; }

static void run(const char *what, int pending, int n, int polls) {
  struct leaf leaf = {pending, 0};
  struct context cx = {0};
  int out = -1;
  void *task = sum(&leaf, Leaf_vtable, n, &out, &cx);
  if (task) {
    while (!task_done(task) && polls-- > 0)
      poll_task(task, &out, &cx);
    drop_task(task);
  }
  printf("%s: %d, %d ticks\n", what, out, cx.ticks);
  heap_report(what);
}

static void run_here(const char *what, int pending, int n, int polls) {
  struct leaf leaf = {pending, 0};
  struct context cx = {0};
  int out = -1;
  bool done = sum_here(&leaf, Leaf_vtable, n, &out, &cx, polls);
  printf("%s: %d, %d ticks%s\n", what, out, cx.ticks, done ? "" : ", not done");
  heap_report(what);
}

int main() {
#ifndef NO_BOX
  run("ready", 0, 4, 100);
  run("pending", 2, 3, 100);
  run("dropped", 2, 3, 2);
#endif
  run_here("here, ready", 0, 4, 100);
  run_here("here, pending", 2, 3, 100);
  run_here("here, dropped", 2, 3, 2);
}
