// A strategy of the user's: a pool of blocks of one size, shared by all calls,
// on several threads too. What is too large for a block, or comes when all are
// taken, goes to its own allocator.
//
// RUN: %levels --sanitize --tsan --memcheck=O2 %s -I%support -I%S/Inputs -fno-sanitize=function -fcoro-aligned-allocation -pthread
#include "services.h"
#include <thread>

// A frame that awaits others asks for no more than itself: blocks are small.
DYNASYNC_MODULE("slot=0");

template <size_t Size, int Blocks> struct pool {
  static constexpr size_t align = 64;
  // Storage is 64 bytes behind a block's beginning: never aligned to more.
  struct alignas(Size) block {
    unsigned char bytes[Size];
  };
  block blocks[Blocks];
  void *storage[Blocks];
  long asked = 0;

  pool() {
    // All are there from the beginning: taken by nobody.
    for (int i = 0; i < Blocks; ++i) {
      storage[i] = dynasync::take(blocks[i].bytes, Size, 0, align);
      CHECK(storage[i]);
      dynasync_slot *header = dynasync_slot_header(storage[i]);
      header->avail = -header->avail;
    }
  }
  ~pool() { CHECK_EQ(in_use(), 0); }

  void *grow(size_t size, size_t align, void *, const dynasync_callee &) {
    __atomic_fetch_add(&asked, 1, __ATOMIC_RELAXED);
    for (void *candidate : storage)
      if (dynasync::try_take(candidate, size, align))
        return candidate;
    return nullptr;
  }
  int in_use() const {
    int n = 0;
    for (void *s : storage)
      n += !dynasync::is_free(s);
    return n;
  }
};

template <template <class> class Task> void test() {
  implementer<Task, 16> small;
  implementer<Task, 64, 64> aligned;
  implementer<Task, 64, 256> too_aligned;
  implementer<Task, 3000> large;
  decorator<Task> inner(small), outer(inner), around(large);
  auto at = [](auto &s) -> service<Task> & {
    return unknown(static_cast<service<Task> &>(s));
  };
  constexpr long sum = counted::sum, rounds = counted::rounds;
  dynasync::store<pool<1024, 3>> blocks;

  CHECK_EQ(run(loop<Task>(blocks, at(small), 0)), sum);
  CHECK_EQ(blocks->asked, rounds);
  CHECK_EQ(run(loop<Task>(blocks, at(outer), 0)), sum);
  CHECK_EQ(run(loop<Task>(blocks, at(aligned), 0)), sum);
  CHECK_EQ(run(loop<Task>(blocks, at(too_aligned), rounds)), sum);
  CHECK_EQ(run(loop<Task>(blocks, at(large), rounds)), sum);
  // The block has no room behind the first frame: what that awaits asks the
  // pool again, in vain.
  CHECK_EQ(run(loop<Task>(blocks, at(around), rounds)), sum);
  CHECK_EQ(run(pairs<Task>(blocks, at(small), 0)), 2 * sum);
  CHECK_EQ(run(throwing<Task>(blocks, at(small))), -190);
  CHECK_EQ(blocks->in_use(), 0);
  for (int i = 0; i < 5; ++i)
    give_up<Task>(blocks);
  CHECK_EQ(blocks->in_use(), 0);

  dynasync::store<pool<512, 1>> one_block;
  CHECK_EQ(run(pairs<Task>(one_block, at(small), rounds)), 2 * sum);
}

// Each thread's root uses the one pool.
dynasync::store<pool<512, 4>> shared;
task<long> ready(service<task> &s, long n) {
  long sum = 0;
  for (long i = 0; i < n; ++i)
    sum += co_await dynasync::in(shared, s.call(2 * i));
  co_return sum;
}
void on_threads() {
  implementer<task, 16> small;
  service<task> &s = unknown(static_cast<service<task> &>(small));
  long sums[4] = {};
  std::thread threads[4];
  for (int t = 0; t < 4; ++t)
    threads[t] = std::thread([&, t] {
      auto root = ready(s, 2000);
      root.start();
      CHECK(root.done());
      sums[t] = root.take();
    });
  for (std::thread &t : threads)
    t.join();
  for (long sum : sums)
    CHECK_EQ(sum, 2000 * 1999);
}

int main() {
  test<task>();
  test<reg_task>();
  on_threads();
  return finish();
}
