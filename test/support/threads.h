// Threads which resume coroutines.
#pragma once

#include "task.h"

#include <pthread.h>

// Two threads with one queue: who suspends on `hop` goes on with whichever of
// them is free, perhaps before await_suspend has returned.
struct workers {
  static constexpr int threads = 2;
  pthread_t ids[threads];
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
  run_queue waiting;
  bool stopped = false;
  int running = 0;

  workers() {
    for (pthread_t &id : ids)
      CHECK_EQ(pthread_create(
                   &id, nullptr,
                   [](void *self) -> void * {
                     static_cast<workers *>(self)->work();
                     return nullptr;
                   },
                   this),
               0);
    // What a thread allocates for itself at its start is nobody's call's.
    pthread_mutex_lock(&mutex);
    while (running != threads)
      pthread_cond_wait(&changed, &mutex);
    pthread_mutex_unlock(&mutex);
  }
  ~workers() {
    pthread_mutex_lock(&mutex);
    stopped = true;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&mutex);
    for (pthread_t id : ids)
      pthread_join(id, nullptr);
    CHECK(waiting.empty());
  }
  void push(std::coroutine_handle<> h) {
    pthread_mutex_lock(&mutex);
    waiting.push(h);
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&mutex);
  }
  void work() {
    pthread_mutex_lock(&mutex);
    ++running;
    pthread_cond_broadcast(&changed);
    for (;;) {
      if (auto h = waiting.pop()) {
        pthread_mutex_unlock(&mutex);
        h.resume();
        pthread_mutex_lock(&mutex);
      } else if (stopped) {
        break;
      } else {
        pthread_cond_wait(&changed, &mutex);
      }
    }
    pthread_mutex_unlock(&mutex);
  }
};

struct hop {
  workers &to;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const { to.push(h); }
  void await_resume() const noexcept {}
};

// Runs a task to its end, on whichever thread that comes.
struct event {
  pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
  pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
  bool set = false;

  struct watcher {
    struct promise_type {
      event &e;
      template <class Task> promise_type(event &e, Task &) : e(e) {}
      watcher get_return_object() {
        return {std::coroutine_handle<promise_type>::from_promise(*this)};
      }
      std::suspend_never initial_suspend() noexcept { return {}; }
      auto final_suspend() noexcept {
        struct signal {
          event &e;
          bool await_ready() noexcept { return false; }
          void await_suspend(std::coroutine_handle<>) noexcept {
            pthread_mutex_lock(&e.mutex);
            e.set = true;
            pthread_cond_signal(&e.changed);
            pthread_mutex_unlock(&e.mutex);
          }
          void await_resume() noexcept {}
        };
        return signal{e};
      }
      void return_void() {}
      void unhandled_exception() { std::terminate(); }
    };
    std::coroutine_handle<promise_type> handle;
  };
};
template <class Task> event::watcher watch(event &, Task &t) {
  struct done {
    Task &t;
    bool await_ready() { return false; }
    auto await_suspend(std::coroutine_handle<> c) { return t.await_suspend(c); }
    void await_resume() {}
  };
  co_await done{t};
}
template <class Make> auto run_on_threads(Make make) {
  event e;
  workers w;
  auto t = make(w);
  auto watcher = watch(e, t);
  pthread_mutex_lock(&e.mutex);
  while (!e.set)
    pthread_cond_wait(&e.changed, &e.mutex);
  pthread_mutex_unlock(&e.mutex);
  watcher.handle.destroy();
  return t.take();
}
