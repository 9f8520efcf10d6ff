//===- Executor.cpp - Tasks, wake-ups and timers --------------------------===//
//
// The order of everything is that of test/trait/support/prelude.rs, so that a
// program prints the same here and as compiled by rustc. A block_on inside
// another one starts an executor of its own; the outer one stands still.
//
//===----------------------------------------------------------------------===//

#include "Support.h"
#include <algorithm>
#include <chrono>
#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <thread>
#include <utility>
#include <vector>

using namespace traitc_rt;

/// A loop around yield_now must not stop the clock for ever.
static constexpr unsigned PollsWithoutRest = 64;

namespace {

struct Task {
  traitc_task Future = {nullptr, nullptr}; ///< empty: being polled, or root
  bool Queued = false;
};

struct Timer {
  uint64_t Task, Number;
};

struct Executor {
  uint64_t Root = 0, Now = 0, Polled = 0;
  unsigned Polls = 0;
  std::map<uint64_t, Task> Tasks;
  std::deque<uint64_t> Ready;
  /// By deadline, then number.
  std::map<std::pair<uint64_t, uint64_t>, uint64_t> Timers;
  std::map<uint64_t, uint64_t> Deadlines; ///< of each timer

  bool wake(uint64_t Id);
  void fire();
  uint64_t next();
  bool cancel(uint64_t Number);
};

struct State {
  std::vector<std::unique_ptr<Executor>> Running; ///< the innermost last
  uint64_t LastTask = 0, LastTimer = 0;
} Global;

} // namespace

static uint64_t realTime() {
  auto Since = std::chrono::steady_clock::now().time_since_epoch();
  return static_cast<uint64_t>(
      std::chrono::duration_cast<std::chrono::nanoseconds>(Since).count());
}

static Executor &current() {
  if (Global.Running.empty())
    panic("not inside block_on");
  return *Global.Running.back();
}

bool Executor::wake(uint64_t Id) {
  auto It = Tasks.find(Id);
  if (It == Tasks.end())
    return false;
  if (!It->second.Queued) {
    It->second.Queued = true;
    Ready.push_back(Id);
  }
  return true;
}

/// Wakes what is due.
void Executor::fire() {
  while (!Timers.empty() && Timers.begin()->first.first <= Now) {
    auto [Key, Id] = *Timers.begin();
    cancel(Key.second);
    wake(Id);
  }
}

bool Executor::cancel(uint64_t Number) {
  auto It = Deadlines.find(Number);
  if (It == Deadlines.end())
    return false;
  Timers.erase({It->second, Number});
  Deadlines.erase(It);
  return true;
}

uint64_t Executor::next() {
  // What was polled and not put back has ended.
  if (Polled && Polled != Root) {
    auto It = Tasks.find(Polled);
    if (It != Tasks.end() && !It->second.Future.vtable)
      Tasks.erase(It);
  }
  Polled = 0;
  if (Polls == PollsWithoutRest) {
    Polls = 0;
    Now = std::max(Now, realTime());
    fire();
  }
  while (true) {
    if (!Ready.empty()) {
      uint64_t Id = Ready.front();
      Ready.pop_front();
      ++Polls;
      auto It = Tasks.find(Id);
      if (It == Tasks.end())
        continue;
      It->second.Queued = false;
      return Polled = Id;
    }
    if (Timers.empty())
      panic("block_on: every task waits, and nothing will wake one");
    uint64_t Deadline = Timers.begin()->first.first, Real = realTime();
    if (Deadline > Real)
      std::this_thread::sleep_for(std::chrono::nanoseconds(Deadline - Real));
    Now = std::max(Now, Deadline);
    fire();
  }
}

extern "C" uint64_t traitc_executor_enter() {
  auto E = std::make_unique<Executor>();
  E->Root = ++Global.LastTask;
  E->Now = realTime();
  E->Tasks[E->Root];
  E->wake(E->Root);
  Global.Running.push_back(std::move(E));
  return Global.Running.back()->Root;
}

extern "C" void traitc_executor_leave() noexcept { Global.Running.pop_back(); }

extern "C" uint64_t traitc_executor_next() { return current().next(); }

extern "C" uint64_t traitc_executor_first() noexcept {
  for (const auto &[Id, T] : Global.Running.back()->Tasks)
    if (T.Future.vtable)
      return Id;
  return 0;
}

extern "C" void traitc_executor_require() { current(); }

extern "C" void traitc_task_spawn(void *Data, const void *VTable) {
  Executor &E = current();
  uint64_t Id = ++Global.LastTask;
  E.Tasks[Id].Future = {Data, VTable};
  E.wake(Id);
}

static Task *find(uint64_t Id) {
  auto &Tasks = Global.Running.back()->Tasks;
  auto It = Tasks.find(Id);
  return It == Tasks.end() ? nullptr : &It->second;
}

extern "C" uint32_t traitc_task_waits(uint64_t Id) noexcept {
  Task *T = find(Id);
  return T && T->Future.vtable;
}

static traitc_task_result asResult(traitc_task Future) {
  traitc_task_result Result;
  static_assert(sizeof(Result) == sizeof(Future) &&
                __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);
  memcpy(&Result, &Future, sizeof(Result));
  return Result;
}

extern "C" traitc_task_result traitc_task_take(uint64_t Id) noexcept {
  return asResult(std::exchange(find(Id)->Future, {nullptr, nullptr}));
}

extern "C" void traitc_task_put(uint64_t Id, void *Data, const void *VTable) {
  find(Id)->Future = {Data, VTable};
}

extern "C" void traitc_wake(uint64_t Id) {
  for (auto &E : Global.Running)
    if (E->wake(Id))
      return;
}

extern "C" uint64_t traitc_now() { return current().Now; }

extern "C" uint64_t traitc_timer_set(uint64_t Number, uint64_t Deadline,
                                     uint64_t Task) {
  if (Number)
    traitc_timer_cancel(Number);
  else
    Number = ++Global.LastTimer;
  Executor &E = current();
  E.Timers[{Deadline, Number}] = Task;
  E.Deadlines[Number] = Deadline;
  return Number;
}

extern "C" void traitc_timer_cancel(uint64_t Number) noexcept {
  for (auto &E : Global.Running)
    if (E->cancel(Number))
      return;
}
