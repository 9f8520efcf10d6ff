// Frames which want more alignment than an allocator gives, compiled so that
// coroutines ask for it (-fcoro-aligned-allocation): it holds wherever a frame
// is put, and its block is freed with the alignment it was made with.
//
// RUN: %levels --sanitize --memcheck=O2 %s \
// RUN:  -fcoro-aligned-allocation -I%support -fno-sanitize=function
// RUN: %clangxx -O2 -DSTOCK -fcoro-aligned-allocation -I%support %s -o %t.stock
// RUN: %t.stock
#include "count.h"
#include "task.h"

static void check_aligned(const void *p, std::uintptr_t align) {
  CHECK_EQ(reinterpret_cast<std::uintptr_t>(p) % align, 0u);
}

// A promise which is over-aligned itself.
template <class T> struct [[clang::coro_await_elidable]] wide_task {
  struct alignas(32) promise_type : promise_base, outcome<T> {
    wide_task get_return_object() noexcept {
      check_aligned(this, 32);
      return wide_task(
          std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
  };
  in_memory<promise_type> owner;
  explicit wide_task(std::coroutine_handle<promise_type> h) : owner(h) {}
  bool await_ready() { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) {
    check_aligned(&owner.handle.promise(), 32);
    owner.handle.promise().continuation = c;
    return owner.handle;
  }
  T await_resume() { return owner.handle.promise().take(); }
};

template <template <class> class Task> struct service {
  virtual ~service() = default;
  virtual Task<long> call(int depth, long n) = 0;
};
template <template <class> class Task, int Align, int Size>
struct layer : service<Task> {
  service<Task> *next;
  Task<long> call(int depth, long n) override {
    alignas(Align) unsigned char room[Size];
    char small = char(n);
    opaque(&small);
    check_aligned(opaque(&room), Align);
    std::memset(room, depth, Size);
    if (depth)
      n += co_await next->call(depth - 1, n) - n;
    else if (n & 1)
      co_await later();
    check_aligned(opaque(&room), Align);
    for (unsigned char byte : room)
      CHECK_EQ(int(byte), depth);
    CHECK_EQ(small, char(n));
    co_return n;
  }
};

template <template <class> class Task>
task<long> root(service<Task> *s, int depth) {
  alignas(128) long sum[16] = {};
  check_aligned(opaque(&sum), 128);
  for (int i = 0; i < 60; ++i)
    sum[1] += co_await s->call(i % depth, i);
  check_aligned(opaque(&sum), 128);
  co_return sum[1];
}

template <template <class> class Task> void test() {
  layer<Task, 8, 40> plain;
  layer<Task, 64, 64> line;
  layer<Task, 32, 32> half_line;
  layer<Task, 256, 512> large;
  plain.next = opaque(&line);
  line.next = opaque(&half_line);
  half_line.next = opaque(&large);
  large.next = opaque(&plain);
  for (int depth : {1, 2, 9}) {
    CHECK_EQ(run(root<Task>(opaque(&plain), depth)), 1770);
    CHECK_EQ(run(root<Task>(opaque(&line), depth)), 1770);
  }
}

int main() {
  test<task>();
  test<reg_task>();
  test<wide_task>();
  return finish();
}
