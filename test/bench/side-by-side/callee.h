// What is called: a chain of DEPTH objects, each behind an interface of its
// own, and at its end one of IMPLEMENTERS classes that do the same work in code
// of their own. A frame of the last keeps KEPT bytes across its suspensions.
#pragma once
#include "task.h"
#include <utility>

// Of a coroutine's parameters, and of the call's arguments.
#ifdef BY_HAND
#define TAKES Storage &S
#define GIVES S
#define TAKES_TOO , Storage &S
#define GIVES_TOO(S) , S
#else
#define TAKES
#define GIVES
#define TAKES_TOO
#define GIVES_TOO(S)
#endif

#ifdef CALL_PLAIN
using Result = long;
#define AWAIT
#define GIVE return
#else
using Result = Task;
#define AWAIT co_await
#define GIVE co_return
#endif

// Who resumes what has suspended.
struct Driver {
  std::coroutine_handle<> Waiting;
  int Pauses = 0; // of each call of the last object

  void resume() { std::exchange(Waiting, {}).resume(); }
};

struct Pause {
  Driver &D;
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<> H) noexcept { D.Waiting = H; }
  void await_resume() noexcept {}
};

// Bytes that must be kept, of which the ends are written.
template <int N> struct Room {
  void use() {
    Bytes[0] = 1;
    Bytes[N - 1] = 1;
    asm volatile("" ::"r"(Bytes) : "memory");
  }
  char Bytes[N];
};
template <> struct Room<0> {
  void use() {}
};

template <int Level> struct Source {
  virtual Result next(TAKES) = 0;

protected:
  ~Source() = default;
};

template <int K> struct Leaf final : Source<0> {
  Leaf(Driver &D, long Step) : D(&D), Step(Step) {}
  Result next(TAKES) override {
    Room<KEPT> Kept;
    Kept.use();
#ifndef CALL_PLAIN
    for (int I = 0; I != D->Pauses; ++I)
      co_await Pause{*D};
#endif
    Kept.use();
    asm volatile("" ::"i"(K)); // the code of no two is the same
    GIVE Sum += Step;
  }
  Driver *D;
  long Step, Sum = 0;
};

template <int Level> struct Layer;
template <int Level> struct BelowOf {
#ifdef CALL_DIRECT
  using Type = Layer<Level>;
#else
  using Type = Source<Level>;
#endif
};
#ifdef CALL_DIRECT
template <> struct BelowOf<0> {
  using Type = Leaf<0>;
};
#endif
template <int Level> using Below = typename BelowOf<Level>::Type;

template <int Level> struct Layer final : Source<Level> {
  explicit Layer(Below<Level - 1> *Next) : Next(Next) {}
  Result next(TAKES) override { GIVE AWAIT Next->next(GIVES) + Level; }
  Below<Level - 1> *Next;
};

using Top = Below<DEPTH - 1>;

template <int Level> Below<Level> *chain(Driver &D, int Number) {
  if constexpr (Level > 0) {
    auto *Next = chain<Level - 1>(D, Number);
    return new Layer<Level>(Next);
  } else {
    Below<0> *Found = nullptr;
    [&]<int... K>(std::integer_sequence<int, K...>) {
      ((K == Number % IMPLEMENTERS ? void(Found = new Leaf<K>(D, Number))
                                   : void()),
       ...);
    }(std::make_integer_sequence<int, IMPLEMENTERS>());
    return Found;
  }
}
