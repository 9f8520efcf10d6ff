#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unwind.h>
#include "dynasync/slot.h"

extern char Maker_vtable[] __asm__("Maker.vtable");
extern void *(*reified[1])(void *);
int64_t make(void *, void *vtable, int64_t index, int64_t n);
int64_t make_in(void *, void *vtable, void *slot);
int64_t add(void *, void *vtable, int64_t n);
int64_t consume(void *vtable, int64_t a, int64_t b);
void heap_report(const char *);

void dropped(void *what, int64_t size) {
  printf("drop of %ld bytes\n", (long)size);
}

/* Unwinds to main, through frames that have cleanups. */
static jmp_buf back;
static struct _Unwind_Exception thrown;
static _Unwind_Reason_Code stop(int version, _Unwind_Action actions,
                                _Unwind_Exception_Class c,
                                struct _Unwind_Exception *e,
                                struct _Unwind_Context *context, void *end) {
  if ((actions & _UA_END_OF_STACK) || _Unwind_GetCFA(context) >= (uintptr_t)end)
    longjmp(back, 1);
  return _URC_NO_REASON;
}
static void *limit;
void complain(void) { _Unwind_ForcedUnwind(&thrown, stop, limit); abort(); }

static const char *names[] = {"large", "pair", "unit", "aligned"};

int main() {
  int64_t self[2] = {40, 0};
  for (int i = 0; i != 4; ++i) {
    printf("%s: %ld\n", names[i], (long)make(self, Maker_vtable, 3 + i, 2));
    heap_report(names[i]);
  }
  limit = __builtin_frame_address(0);
  if (!setjmp(back))
    make(self, Maker_vtable, 7, 0);
  heap_report("throws");
  printf("argument: %ld\n", (long)add(self, Maker_vtable, 3));
  printf("by value: %ld\n", (long)consume(Maker_vtable, 6, 7));
  heap_report("arguments");
  _Alignas(16) char buffer[64];
  void *slot = dynasync_slot_init(buffer, sizeof buffer, NULL);
  printf("own slot: %ld\n", (long)make_in(self, Maker_vtable, slot));
  printf("given back: %d\n", dynasync_slot_header(slot)->avail == 48);
  heap_report("own slot");
  printf("reified: %d\n", reified[0](self) == self);
}
