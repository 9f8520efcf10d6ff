// A buffer holds one frame at a time, and the frames which that awaits in turn.
// What does not fit, wants more alignment than a slot has, or comes while it is
// taken, goes where it would go without.
//
// RUN: %levels --sanitize --memcheck=O2 %s -I%support -fno-sanitize=function -faligned-allocation -fcoro-aligned-allocation
#include "count.h"
#include "task.h"
#include <dynasync/dynasync.h>

using namespace dynasync;

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(long n) = 0;
};
template <template <class> class Task, int Size, int Align = 1>
struct implementer : service<Task> {
  Task<long> call(long n) override {
    alignas(Align) unsigned char room[Size];
    unsigned char *p = opaque(&room[0]);
    CHECK_EQ(reinterpret_cast<std::uintptr_t>(p) % Align, 0u);
    std::memset(p, int(n), Size);
    if (n & 1)
      co_await later();
    for (int i = 0; i < Size; ++i)
      CHECK_EQ(p[i], n & 255);
    if (n == 90)
      throw n;
    co_return n;
  }
};
template <template <class> class Task> struct decorator : service<Task> {
  service<Task> &next;
  explicit decorator(service<Task> &next) : next(next) {}
  Task<long> call(long n) override { co_return co_await next.call(n); }
};

struct each {
  long expected, before;
  int calls = 0;
  explicit each(long expected) : expected(expected) {
    counting();
    before = allocations();
  }
  ~each() {
    if (counting())
      CHECK_EQ(allocations() - before, calls * expected);
  }
  bool next() { return calls++ < 80 || (--calls, false); }
};

template <class Task> struct in_a_class {
  buffer<512> room;
};
buffer<512> global;

template <template <class> class Task, class S>
Task<long> loop(S &room, service<Task> &s, long expected) {
  long sum = 0;
  for (each e(expected); e.next();)
    sum += co_await in(room, s.call(e.calls));
  co_return sum;
}
// The buffer lies in the coroutine's own frame.
template <template <class> class Task>
Task<long> local(service<Task> &s, long expected) {
  buffer<512> room;
  long sum = 0;
  for (each e(expected); e.next();)
    sum += co_await in(room, s.call(e.calls));
  co_return sum;
}
template <template <class> class Task>
Task<long> chosen(service<Task> &s, long expected) {
  buffer<512> one, two;
  long sum = 0;
  for (each e(expected); e.next();)
    sum += co_await in(e.calls & 1 ? one : two, s.call(e.calls));
  co_return sum;
}
// Two at once: the second finds the buffer taken.
template <template <class> class Task> Task<long> together(service<Task> &s) {
  buffer<512> room, other;
  long sum = 0;
  for (each e(1); e.next();) {
    auto both = co_await when_all(in(room, s.call(e.calls)),
                                  in(room, s.call(e.calls + 1)));
    sum += both[0] + both[1];
  }
  for (each e(0); e.next();) {
    auto both = co_await when_all(in(room, s.call(e.calls)),
                                  in(other, s.call(e.calls + 1)));
    sum += both[0] + both[1];
  }
  co_return sum;
}
// An exception gives the buffer back.
template <template <class> class Task> Task<long> throwing(service<Task> &s) {
  buffer<512> room;
  long caught = 0;
  for (int i = 0; i < 9; ++i)
    try {
      co_await in(room, s.call(90));
    } catch (long n) {
      caught += n;
    }
  for (each e(0); e.next();)
    caught += co_await in(room, s.call(e.calls));
  co_return caught;
}
template <template <class> class Task>
Task<long> parked(std::coroutine_handle<> &where) {
  co_await park{where};
  co_return 1;
}
template <template <class> class Task>
Task<long> halfway(auto &room, std::coroutine_handle<> &where) {
  co_return co_await in(room, parked<Task>(where));
}

template <template <class> class Task> void test() {
  implementer<Task, 16> small;
  implementer<Task, 2000> large;
  implementer<Task, 64, 64> aligned;
  decorator<Task> one(*opaque(&small)), two(*opaque(&one));
  auto at = [](auto &s) -> service<Task> & {
    return *opaque(static_cast<service<Task> *>(&s));
  };
  constexpr long sum = 80 * 81 / 2;
  buffer<512> room;
  buffer<1024> roomy;
  CHECK_EQ(run(loop<Task>(room, at(small), 0)), sum);
  CHECK_EQ(run(loop<Task>(global, at(small), 0)), sum);
  CHECK_EQ(run(loop<Task>(roomy, at(two), 0)), sum);
  CHECK_EQ(run(loop<Task>(room, at(large), 1)), sum);
  CHECK_EQ(run(loop<Task>(room, at(aligned), 1)), sum);
  buffer<0> none;
  CHECK_EQ(run(loop<Task>(none, at(small), 1)), sum);
  CHECK_EQ(run(local<Task>(at(small), 0)), sum);
  CHECK_EQ(run(local<Task>(at(large), 1)), sum);
  CHECK_EQ(run(chosen<Task>(at(small), 0)), sum);
  CHECK_EQ(run(together<Task>(at(small))), 4 * sum + 160);
  CHECK_EQ(run(throwing<Task>(at(small))), 810 + sum);

  // Given up while suspended: the buffer is free again.
  for (int i = 0; i < 3; ++i) {
    std::coroutine_handle<> where;
    auto t = halfway<Task>(room, where);
    t.start();
    CHECK(bool(where));
  }
  CHECK_EQ(run(loop<Task>(room, at(small), 0)), sum);
}

int main() {
  static_assert(buffer<100>::size % slot_align == 0);
  test<task>();
  test<reg_task>();
  return finish();
}
