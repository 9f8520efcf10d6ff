// The executor: a list of those who wait for a time, in the order of time. Its
// nodes lie in the frames of the coroutines that wait.
#pragma once

#include "board/board.h"

#include <coroutine>

class Timers {
public:
  struct Sleep {
    Timers &List;
    uint32_t Deadline;
    std::coroutine_handle<> Sleeper = nullptr;
    Sleep *Next = nullptr;

    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> H) noexcept {
      Sleeper = H;
      List.insert(*this);
    }
    void await_resume() const noexcept {}
  };

  Sleep after(uint32_t Milliseconds) {
    return {*this, board::now() + Milliseconds};
  }

  // Until nobody waits any more.
  void run() {
    while (First) {
      uint32_t Now = board::now();
      if (int32_t(First->Deadline - Now) > 0) {
        board::sleepAfter(Now);
        continue;
      }
      Sleep &Due = *First;
      First = Due.Next;
      Due.Sleeper.resume(); // its frame, and Due in it, may be gone after this
    }
  }

private:
  void insert(Sleep &S) {
    Sleep **At = &First;
    while (*At && int32_t((*At)->Deadline - S.Deadline) <= 0)
      At = &(*At)->Next;
    S.Next = *At;
    *At = &S;
  }
  Sleep *First = nullptr;
};
