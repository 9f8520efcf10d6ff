// The executor, and the kinds of tasks. A kind is a template (how the frame is
// held, and whether clang may elide it) and flags.
#pragma once

#include "things.h"

#include <coroutine>
#include <cstdlib>
#include <exception>
#include <new>
#include <utility>

namespace fuzz {

struct pause;

struct run_queue {
  static constexpr int capacity = 512;
  pause *waiting[capacity];
  int count = 0;
  std::uint64_t state = 0;

  void seed(std::uint64_t s) { state = s * 0x9e3779b97f4a7c15 + 1; }
  void add(pause *p) {
    CHECK(count < capacity);
    waiting[count++] = p;
  }
  void remove(int at) {
    --count;
    for (int i = at; i < count; ++i)
      waiting[i] = waiting[i + 1];
  }
  void remove(pause *p) {
    for (int i = 0; i < count; ++i)
      if (waiting[i] == p)
        return remove(i);
  }
  bool step();
  // As many as there are, or so many.
  void run(int steps = -1) {
    while (steps-- && step()) {
    }
  }
};
inline run_queue executor;

// Suspends once, unless it is ready at once; then the executor goes on with it
// when its turn comes. Leaves the queue when its coroutine is destroyed.
struct pause {
  long id;
  bool ready, queued = false;
  std::coroutine_handle<> handle;

  explicit pause(long id, bool ready = false) : id(id), ready(ready) {}
  pause(const pause &) = delete;
  ~pause() {
    if (queued) {
      executor.remove(this);
      say("cancel", id);
    }
  }
  bool await_ready() const {
    if (ready)
      say("ready", id);
    return ready;
  }
  void await_suspend(std::coroutine_handle<> h) {
    say("suspend", id);
    handle = h;
    queued = true;
    executor.add(this);
  }
  long await_resume() const {
    say("resume", id);
    return id;
  }
};
inline bool run_queue::step() {
  if (!count)
    return false;
  state = state * 6364136223846793005u + 1442695040888963407u;
  int at = int((state >> 33) % unsigned(count));
  pause *p = waiting[at];
  remove(at);
  p->queued = false;
  p->handle.resume();
  return true;
}

enum : unsigned {
  eager = 1,         // starts at once
  by_bool = 2,       // await_suspend resumes the child, and returns bool
  by_void = 4,       // the same, and returns nothing
  final_resumes = 8, // the end resumes the awaiter; else symmetric transfer
  own_new = 16,      // the promise's operator new and sized delete
  own_new_unsized = 32,
  own_new_arguments = 64, // ... that sees the coroutine's arguments
  own_delete = 128,       // only operator delete
  can_fail = 256,         // get_return_object_on_allocation_failure
  telling = 512,          // the promise tells of its life
  sees_arguments = 1024,  // the promise's constructor does
  transforms = 2048,      // await_transform
  by_operator = 4096,     // operator co_await
  reads_late = 8192,      // initial_suspend tells when the body starts
};

// Blocks of the promises that bring their own operator new.
struct own_memory {
  static void *get(std::size_t n, std::size_t align = 16) {
    align = align < 16 ? 16 : align;
    auto *block =
        static_cast<char *>(::operator new(n + align, std::align_val_t(align)));
    auto *p = reinterpret_cast<std::size_t *>(block + align);
    p[-2] = n;
    p[-1] = 0x706f6f6c + align;
    return p;
  }
  static void put(void *at, std::size_t n, std::size_t align = 16) {
    align = align < 16 ? 16 : align;
    auto *p = static_cast<std::size_t *>(at);
    if (p[-1] != 0x706f6f6c + align || (n && p[-2] != n))
      say("a block that was never given");
    p[-1] = 0;
    ::operator delete(static_cast<char *>(at) - align, std::align_val_t(align));
  }
};
// Programs are compiled so that coroutines ask for aligned memory.
struct sized_delete {
  static void operator delete(void *p, std::size_t n) { own_memory::put(p, n); }
  static void operator delete(void *p, std::size_t n, std::align_val_t a) {
    own_memory::put(p, n, std::size_t(a));
  }
};
template <unsigned F> struct memory {};
template <unsigned F>
  requires((F & own_new) != 0)
struct memory<F> : sized_delete {
  static void *operator new(std::size_t n) { return own_memory::get(n); }
  static void *operator new(std::size_t n, std::align_val_t a) {
    return own_memory::get(n, std::size_t(a));
  }
};
template <unsigned F>
  requires((F & own_new_unsized) != 0)
struct memory<F> {
  static void *operator new(std::size_t n) { return own_memory::get(n); }
  static void *operator new(std::size_t n, std::align_val_t a) {
    return own_memory::get(n, std::size_t(a));
  }
  static void operator delete(void *p) { own_memory::put(p, 0); }
  static void operator delete(void *p, std::align_val_t a) {
    own_memory::put(p, 0, std::size_t(a));
  }
};
template <unsigned F>
  requires((F & own_new_arguments) != 0)
struct memory<F> : sized_delete {
  template <class... Arguments>
  static void *operator new(std::size_t n, const Arguments &...) {
    return own_memory::get(n);
  }
  template <class... Arguments>
  static void *operator new(std::size_t n, std::align_val_t a,
                            const Arguments &...) {
    return own_memory::get(n, std::size_t(a));
  }
};
template <unsigned F>
  requires((F & own_delete) != 0)
struct memory<F> {
  static void operator delete(void *p, std::size_t n) {
    ::operator delete(p, n);
  }
  static void operator delete(void *p, std::size_t n, std::align_val_t a) {
    ::operator delete(p, n, a);
  }
};

// Counts children down; the last one resumes who waits for all of them.
struct join {
  int left;
  std::coroutine_handle<> waiter;

  std::coroutine_handle<> arrive() noexcept {
    if (--left == 0)
      return waiter;
    return std::noop_coroutine();
  }
};

// What an awaiter knows of the coroutine that has been awaited last: enough to
// use its promise, and to resume it, while it runs or waits.
struct promise_base;
struct known_coroutine {
  promise_base *promise = nullptr;
  std::coroutine_handle<> handle;
};
inline known_coroutine last_awaited;

struct promise_base {
  std::coroutine_handle<> continuation;
  join *group = nullptr;
  bool started = false;
  long word = 0; // anybody's

  ~promise_base() {
    if (last_awaited.promise == this)
      last_awaited = {};
  }

  std::coroutine_handle<> next() noexcept {
    if (group)
      return group->arrive();
    return continuation ? continuation : std::noop_coroutine();
  }
};

[[gnu::noinline]] inline void write_last(long n) {
  if (promise_base *p = last_awaited.promise)
    say("word", p->word = mix(p->word, n));
}
// Its own promise's word.
struct own_word {
  long value = 0;
  bool await_ready() const noexcept { return false; }
  template <class P> bool await_suspend(std::coroutine_handle<P> h) noexcept {
    value = h.promise().word;
    return false;
  }
  long await_resume() const noexcept { return value; }
};
// Goes on with the coroutine while that suspends, by the awaiter's handle.
[[gnu::noinline]] inline void resume_last() { last_awaited.handle.resume(); }
struct at_once {
  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<> h) const {
    bool known = last_awaited.handle == h;
    say("at once", known);
    if (known)
      resume_last();
    return known;
  }
  void await_resume() const noexcept {}
};

struct transfer_at_end {
  bool await_ready() const noexcept { return false; }
  template <class P>
  std::coroutine_handle<>
  await_suspend(std::coroutine_handle<P> h) const noexcept {
    return h.promise().next();
  }
  void await_resume() const noexcept {}
};
struct resume_at_end {
  bool await_ready() const noexcept { return false; }
  template <class P>
  void await_suspend(std::coroutine_handle<P> h) const noexcept {
    h.promise().next().resume();
  }
  void await_resume() const noexcept {}
};

template <bool Suspends> struct start_at {
  bool await_ready() const noexcept { return !Suspends; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
template <bool Suspends> struct start_telling : start_at<Suspends> {
  void await_resume() const noexcept { say("starts"); }
};

// A value, an exception, or nothing yet.
template <class T> struct outcome {
  enum { nothing, value_in, error_in } state = nothing;
  union {
    T value;
    std::exception_ptr error;
  };

  outcome() noexcept {}
  ~outcome() {
    if (state == value_in)
      value.~T();
    else if (state == error_in)
      error.~exception_ptr();
  }
  template <class U> void return_value(U &&u) {
    new (&value) T(std::forward<U>(u));
    state = value_in;
  }
  void unhandled_exception() noexcept {
    new (&error) std::exception_ptr(std::current_exception());
    state = error_in;
  }
  T take() {
    if (state == error_in)
      std::rethrow_exception(error);
    CHECK(state == value_in);
    return static_cast<T &&>(value);
  }
};
template <> struct outcome<void> {
  bool done = false;
  std::exception_ptr error;

  void return_void() noexcept { done = true; }
  void unhandled_exception() noexcept { error = std::current_exception(); }
  void take() {
    if (error)
      std::rethrow_exception(error);
    CHECK(done);
  }
};

template <unsigned F> struct tells {};
template <unsigned F>
  requires((F & telling) != 0)
struct tells<F> {
  thing<> life{-2};
};
template <unsigned F> struct arguments {};
template <unsigned F>
  requires((F & sees_arguments) != 0)
struct arguments<F> {
  arguments() = delete;
  template <class... Arguments> explicit arguments(const Arguments &...a) {
    say("arguments", long(sizeof...(a)));
  }
};
template <unsigned F> struct transformer {};
template <unsigned F>
  requires((F & transforms) != 0)
struct transformer<F> {
  template <class A> A &&await_transform(A &&a) { return static_cast<A &&>(a); }
};

template <class Task, unsigned F> struct failing {};
template <class Task, unsigned F>
  requires((F & can_fail) != 0)
struct failing<Task, F> {
  static Task get_return_object_on_allocation_failure() noexcept {
    return Task(nullptr);
  }
};

template <class Task, class T, unsigned F>
struct promise : promise_base,
                 failing<Task, F>,
                 outcome<T>,
                 memory<F>,
                 tells<F>,
                 arguments<F>,
                 transformer<F> {
  using handle = std::coroutine_handle<promise>;

  promise()
    requires(!(F & sees_arguments))
  = default;
  template <class... A>
    requires((F & sees_arguments) != 0)
  explicit promise(const A &...a) : arguments<F>(a...) {}

  Task get_return_object() noexcept {
    return Task(handle::from_promise(*this));
  }
  auto initial_suspend() noexcept {
    if constexpr (F & eager)
      started = true;
    if constexpr (F & reads_late)
      return start_telling<!(F & eager)>();
    else
      return start_at<!(F & eager)>();
  }
  auto final_suspend() noexcept {
    if constexpr (F & final_resumes)
      return resume_at_end();
    else
      return transfer_at_end();
  }
};

// What is awaited: the task itself, or what its operator co_await gives.
template <class Handle, class T, unsigned F> struct awaiting {
  Handle handle;

  bool await_ready() const noexcept { return handle.done(); }
  auto await_suspend(std::coroutine_handle<> c) noexcept {
    auto &p = handle.promise();
    last_awaited = {&p, handle};
    bool starts = !p.started;
    p.started = true;
    if constexpr (F & by_bool) {
      if (starts) {
        handle.resume();
        if (handle.done())
          return false;
      }
      p.continuation = c;
      return true;
    } else if constexpr (F & by_void) {
      p.continuation = c;
      if (starts)
        handle.resume();
    } else {
      p.continuation = c;
      return starts ? std::coroutine_handle<>(handle) : std::noop_coroutine();
    }
  }
  T await_resume() { return handle.promise().take(); }
};

template <class Handle> struct in_memory {
  Handle handle;
  explicit in_memory(Handle h) noexcept : handle(h) {}
  in_memory(in_memory &&o) noexcept : handle(std::exchange(o.handle, {})) {}
  ~in_memory() {
    if (handle)
      handle.destroy();
  }
};
template <class Handle> struct [[clang::trivial_abi]] in_register {
  Handle handle;
  explicit in_register(Handle h) noexcept : handle(h) {}
  in_register(in_register &&o) noexcept : handle(std::exchange(o.handle, {})) {}
  ~in_register() {
    if (handle)
      handle.destroy();
  }
};

// trivial_abi has no effect where the holder is not trivial.
template <class Task, class T, unsigned F, template <class> class Holder>
struct [[clang::trivial_abi]] task_base
    : Holder<std::coroutine_handle<promise<Task, T, F>>> {
  using promise_type = promise<Task, T, F>;
  using handle_type = std::coroutine_handle<promise_type>;
  using value_type = T;
  using holder = Holder<handle_type>;
  using awaiter = awaiting<handle_type, T, F>;
  using holder::holder;

  bool await_ready() const noexcept
    requires(!(F & by_operator))
  {
    return awaiter{this->handle}.await_ready();
  }
  auto await_suspend(std::coroutine_handle<> c) noexcept
    requires(!(F & by_operator))
  {
    return awaiter{this->handle}.await_suspend(c);
  }
  T await_resume()
    requires(!(F & by_operator))
  {
    return awaiter{this->handle}.await_resume();
  }
  awaiter operator co_await() && noexcept
    requires((F & by_operator) != 0)
  {
    return {this->handle};
  }

  // For who does not await it.
  void start() {
    if (!this->handle.promise().started) {
      this->handle.promise().started = true;
      this->handle.resume();
    }
  }
  bool done() const { return this->handle.done(); }
  T take() { return this->handle.promise().take(); }
  void drop() { std::exchange(this->handle, {}).destroy(); }
};

template <class T, unsigned F = 0>
struct [[clang::coro_await_elidable]] task
    : task_base<task<T, F>, T, F, in_memory> {
  using task::task_base::task_base;
};
template <class T, unsigned F = 0>
struct [[clang::coro_await_elidable, clang::trivial_abi]] reg_task
    : task_base<reg_task<T, F>, T, F, in_register> {
  using reg_task::task_base::task_base;
};
template <class T, unsigned F = 0>
struct plain_task : task_base<plain_task<T, F>, T, F, in_memory> {
  using plain_task::task_base::task_base;
};

// Starts two children, and waits for both.
struct nothing {
  long get() const { return 1; }
};
template <class Task> auto result_of(Task &t) {
  if constexpr (std::is_void_v<typename Task::value_type>) {
    t.take();
    return nothing();
  } else {
    return t.take();
  }
}
template <class A, class B> struct results {
  A first;
  B second;
};
template <class A, class B> struct [[clang::coro_await_elidable]] both_of {
  A *first;
  B *second;
  join group{3, {}};

  bool await_ready() const noexcept { return false; }
  template <class Task> void begin(Task &t) noexcept {
    if (t.done()) {
      --group.left;
      return;
    }
    t.handle.promise().group = &group;
    t.start();
  }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> c) noexcept {
    group.waiter = c;
    begin(*first);
    begin(*second);
    return group.arrive();
  }
  auto await_resume() {
    using X = decltype(result_of(*first));
    using Y = decltype(result_of(*second));
    return results<X, Y>{result_of(*first), result_of(*second)};
  }
};
template <class A, class B>
both_of<A, B> both([[clang::coro_await_elidable_argument]] A &&first,
                   [[clang::coro_await_elidable_argument]] B &&second) {
  return {&first, &second};
}

inline long number(long n) { return n; }
inline long number(nothing) { return 1; }
template <int Size, int Align> long number(const thing<Size, Align> &t) {
  return t.get();
}

// What came of a root.
template <class Task> [[gnu::noinline]] void report(const char *name, Task &t) {
  say(name);
  if (!t.handle) {
    say("dropped");
  } else if (!t.done()) {
    say("not done");
  } else {
    try {
      say("result", number(result_of(t)));
    } catch (error &e) {
      say("threw", e.what.get());
    } catch (int e) {
      say("threw int", e);
    }
  }
}

} // namespace fuzz
