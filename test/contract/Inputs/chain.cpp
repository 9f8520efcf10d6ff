#include <cstdio>
#include <cstdlib>

struct End { int pending; int throwAt; int polls; };
struct Link { void *next; void *vtable; };
extern char endVTable[] __asm__("End.vtable");
extern char linkVTable[] __asm__("Link.vtable");
extern "C" {
void run(Link *, int *out, void *cx, int polls);
void heap_report(const char *);
static int dropped;
void link_dropped(Link *) { ++dropped; }
void work(End *end) {
  if (++end->polls == end->throwAt)
    throw end->polls;
}
}

static void test(const char *what, int depth, int pending, int throwAt, int polls) {
  End end = {pending, throwAt, 0};
  Link links[64];
  for (int i = 0; i != depth; ++i)
    links[i] = i + 1 == depth ? Link{&end, endVTable} : Link{&links[i + 1], linkVTable};
  int out = -1, cx = 0;
  dropped = 0;
  try {
    run(links, &out, &cx, polls);
    printf("%s: %d", what, out);
  } catch (int at) {
    printf("%s: thrown at %d", what, at);
  }
  printf(", %d dropped\n", dropped);
  heap_report(what);
}

int main() {
  test("ready", 3, 0, 0, 99);
  test("pending", 3, 2, 0, 99);
  test("dropped", 3, 2, 0, 1);
  test("throws at once", 3, 2, 1, 99);
  test("throws later", 3, 2, 2, 99);
  test("deep, ready", 40, 0, 0, 99);
  test("deep, pending", 40, 2, 0, 99);
  test("deep, throws", 40, 2, 2, 99);
}
