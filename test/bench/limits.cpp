// nested at its limits, against frames on the heap and, with BENCH_ARENA, frames
// in a std::pmr arena that is passed by hand.
//   usage: limits recursion DEPTH    a virtual coroutine that awaits itself
//          limits tree NODES         a walk of a binary tree, node by node
//          limits overflow ROUNDS    a chain larger than a root's tail, in a loop
//          limits concurrent ROUNDS  four children alive at once, in a loop
//          limits idle ROOTS         each serves a request, then waits
#include "timed.h"
#include <coroutine>
#include <cstring>
#include <exception>
#include <memory>
#include <memory_resource>
#include <sys/resource.h>
#include <utility>
#include <vector>

#ifdef BENCH_ARENA
using Arena = std::pmr::memory_resource;
#define ARENA_PARAMETER Arena &A,
#define ARENA A,
#else
#define ARENA_PARAMETER
#define ARENA
#endif

struct [[clang::coro_await_elidable]] Task {
  struct promise_type {
    long Value;
    std::coroutine_handle<> Next;
#ifdef BENCH_ARENA
    // Of a member function: the object comes first.
    template <class Object, class... Rest>
    static void *operator new(std::size_t Size, Object &, Arena &A, Rest &&...) {
      return A.allocate(Size);
    }
    static void operator delete(void *, std::size_t) {}
#endif
    struct Final {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> H) noexcept {
        return H.promise().Next;
      }
      void await_resume() noexcept {}
    };
    Task get_return_object() noexcept {
      return Task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    Final final_suspend() noexcept { return {}; }
    void return_value(long V) noexcept { Value = V; }
    void unhandled_exception() noexcept { std::terminate(); }
  };
  using Handle = std::coroutine_handle<promise_type>;
  Handle H;
  explicit Task(Handle H) noexcept : H(H) {}
  Task(Task &&O) noexcept : H(std::exchange(O.H, {})) {}
  ~Task() {
    if (H)
      H.destroy();
  }
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> C) noexcept {
    H.promise().Next = C;
    return H;
  }
  long await_resume() noexcept { return H.promise().Value; }
  long run() {
    H.promise().Next = std::noop_coroutine();
    H.resume();
    return H.promise().Value;
  }
};

// Starts its children one after the other, all of them before it awaits any.
template <class... Tasks> struct [[clang::coro_await_elidable]] All {
  Task *Children[sizeof...(Tasks)];
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> C) noexcept {
    for (Task *Child : Children)
      Child->run();
    return C;
  }
  long await_resume() noexcept {
    long Sum = 0;
    for (Task *Child : Children)
      Sum += Child->H.promise().Value;
    return Sum;
  }
};
template <class... Tasks>
All<Tasks...> all([[clang::coro_await_elidable_argument]] Tasks &&...T) {
  return {{&T...}};
}

struct Service {
  virtual ~Service() = default;
  virtual Task handle(ARENA_PARAMETER long X) = 0;
};

struct Recursive final : Service {
  Service *Self = this;
  Task handle(ARENA_PARAMETER long X) override {
    co_return X == 0 ? 0 : 1 + co_await Self->handle(ARENA X - 1);
  }
};

struct Node final : Service {
  std::unique_ptr<Service> Left, Right;
  Task handle(ARENA_PARAMETER long X) override {
    long Sum = X;
    if (Left)
      Sum += co_await Left->handle(ARENA X);
    if (Right)
      Sum += co_await Right->handle(ARENA X);
    co_return Sum;
  }
};
static std::unique_ptr<Service> tree(long Nodes) {
  if (Nodes == 0)
    return nullptr;
  auto N = std::make_unique<Node>();
  N->Left = tree((Nodes - 1) / 2);
  N->Right = tree(Nodes - 1 - (Nodes - 1) / 2);
  return N;
}

struct Leaf final : Service {
  long Sum = 0;
  Task handle(ARENA_PARAMETER long X) override { co_return Sum += X; }
};
// A layer that keeps a buffer while it awaits.
struct Layer final : Service {
  Service &Next;
  explicit Layer(Service &N) : Next(N) {}
  Task handle(ARENA_PARAMETER long X) override {
    char Buffer[600];
    memset(Buffer, int(X), sizeof Buffer);
    asm volatile("" ::"r"(Buffer) : "memory");
    long Value = co_await Next.handle(ARENA X);
    asm volatile("" ::"r"(Buffer) : "memory");
    co_return Value + (Buffer[0] == char(X));
  }
};

struct Wait {
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept {}
  void await_resume() noexcept {}
};

struct Root {
  __attribute__((noinline)) Task loop(ARENA_PARAMETER Service &S, long Rounds) {
    long Sum = 0;
    for (long I = 0; I < Rounds; ++I)
      Sum += co_await S.handle(ARENA I);
    co_return Sum;
  }
  __attribute__((noinline)) Task together(ARENA_PARAMETER Service &S,
                                          long Rounds) {
    long Sum = 0;
    for (long I = 0; I < Rounds; ++I)
      Sum += co_await all(S.handle(ARENA I), S.handle(ARENA I),
                          S.handle(ARENA I), S.handle(ARENA I));
    co_return Sum;
  }
  __attribute__((noinline)) Task once(ARENA_PARAMETER Service &S, long X) {
    co_return co_await S.handle(ARENA X);
  }
  __attribute__((noinline)) Task idle(ARENA_PARAMETER Service &S, long X) {
    long Value = co_await S.handle(ARENA X);
    co_await Wait();
    co_return Value;
  }
};

int main(int ArgC, char **ArgV) {
  if (ArgC != 3)
    return 2;
  const char *What = ArgV[1];
  long N = atol(ArgV[2]);
#ifdef BENCH_ARENA
  std::pmr::monotonic_buffer_resource A;
#endif
  Root R;
  int Status = 2;
  if (!strcmp(What, "recursion")) {
    Recursive S;
    Status = timed([&] { return R.once(ARENA S, N).run(); });
  } else if (!strcmp(What, "tree")) {
    auto S = tree(N);
    Status = timed([&] { return R.once(ARENA *S, 1).run(); });
  } else if (!strcmp(What, "only-tree")) { // to be subtracted
    auto S = tree(N);
    Status = timed([&] { return S != nullptr; });
  } else if (!strcmp(What, "overflow")) {
    Leaf Bottom;
    Layer One(Bottom), Two(One);
    Status = timed([&] { return R.loop(ARENA Two, N).run(); });
  } else if (!strcmp(What, "concurrent")) {
    Leaf S;
    Status = timed([&] { return R.together(ARENA S, N).run(); });
  } else if (!strcmp(What, "idle")) {
    Leaf S;
    std::vector<Task> Roots;
    Roots.reserve(N);
    Status = timed([&] {
      for (long I = 0; I < N; ++I) {
        Roots.push_back(R.idle(ARENA S, I));
        Roots.back().run();
      }
      return N;
    });
  }
  rusage Usage;
  getrusage(RUSAGE_SELF, &Usage);
  printf("resident %ld\n", Usage.ru_maxrss);
  return Status;
}
