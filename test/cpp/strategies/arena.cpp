// A strategy of the user's: a bump arena for one request. Frames are never
// given back one by one; the whole arena is reset when the request is over.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -I%S/Inputs -fno-sanitize=function -fcoro-aligned-allocation
#include "services.h"
#include <algorithm>

template <size_t Size> struct arena {
  alignas(16) unsigned char bytes[Size];
  size_t used = 0, peak = 0;
  int frames = 0;

  void *grow(size_t size, size_t align, void *, const dynasync_callee &callee) {
    // Behind the frame there is room for what it awaits in turn, too.
    size_t wanted = size + 64;
    void *storage = dynasync::take(
        bytes + used, std::min(Size - used, wanted + align + 16), size, align);
    if (!storage)
      return nullptr; // its own allocator
    used = (static_cast<unsigned char *>(storage) -
            dynasync_slot_header(storage)->avail - bytes + 15) &
           ~size_t(15);
    if (used > Size)
      used = Size;
    peak = std::max(peak, used);
    ++frames;
    CHECK(std::strstr(callee.name, "call"));
    return storage;
  }
  void reset() { used = 0; }
};

template <template <class> class Task, class Store>
Task<long> request(Store &store, service<Task> &s, long n) {
  long sum = 0;
  for (long i = 0; i < n; ++i)
    sum += co_await dynasync::in(store, s.call(i));
  co_return sum;
}

template <template <class> class Task> void test() {
  implementer<Task, 16> small;
  implementer<Task, 64, 64> aligned;
  implementer<Task, 20000> large;
  decorator<Task> inner(aligned), outer(inner);
  auto at = [](auto &s) -> service<Task> & {
    return unknown(static_cast<service<Task> &>(s));
  };
  constexpr long sum = counted::sum, rounds = counted::rounds;
  dynasync::store<arena<16384>> space;

  // A request's frames lie behind each other, and cost nothing to give back.
  for (counted c(counted::rounds); c.next();) { // only the roots allocate
    space->frames = 0;
    CHECK_EQ(run(request<Task>(space, at(small), 20)), 190);
    CHECK_EQ(space->frames, 20);
    space->reset();
  }
  // Over-aligned, three deep, two at once.
  CHECK_EQ(run(request<Task>(space, at(aligned), 20)), 190);
  space->reset();
  space->frames = 0;
  CHECK_EQ(run(request<Task>(space, at(outer), 8)), 28);
  CHECK_GE(space->frames, 8 + 8); // the aligned frame asks for itself
  space->reset();
  CHECK_EQ(run(throwing<Task>(space, at(small))), -190);
  space->reset();
  give_up<Task>(space);
  space->reset();
  dynasync::store<arena<1 << 17>> large_space;
  CHECK_EQ(run(pairs<Task>(large_space, at(small), 0)), 2 * sum);
  large_space->reset();
  // When it is full, and for what never goes in.
  dynasync::store<arena<64>> tiny;
  CHECK_EQ(run(loop<Task>(tiny, at(small), rounds)), sum);
  CHECK_EQ(run(loop<Task>(space, at(large), rounds)), sum);
}

int main() {
  test<task>();
  test<reg_task>();
  return finish();
}
