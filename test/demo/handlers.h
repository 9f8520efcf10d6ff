// The service's handlers, layered behind one virtual interface:
//
//   logging -> authentication -> cache -> retry -> storage
//
// Each is a coroutine that awaits the next one. They are templates over the
// coroutine library: `Env::task<T>` is the type that coroutines return, and
// `co_await Env::pause()` lets others run. Nothing here knows of DynAsync.
//
// In steady state the handlers themselves allocate nothing, so what the heap
// counters see are coroutine frames.
#ifndef DEMO_HANDLERS_H
#define DEMO_HANDLERS_H

#include "protocol.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace demo {

template <class Env> struct handler {
  template <class T> using task = typename Env::template task<T>;

  virtual ~handler() = default;
  // Answers one request; puts what GET found into `value`.
  virtual task<status> handle(const request &r, std::string &value) = 0;
};

// Keeps the last lines of a journal, and counts.
template <class Env> class logging : public handler<Env> {
  struct entry {
    verb what;
    status result;
    char key[16];
  };
  std::array<entry, 64> ring_{};
  std::uint64_t handled_ = 0;
  handler<Env> &next_;

public:
  explicit logging(handler<Env> &next) : next_(next) {}
  std::uint64_t handled() const { return handled_; }

  typename handler<Env>::template task<status>
  handle(const request &r, std::string &value) override {
    status s = co_await next_.handle(r, value);
    entry &e = ring_[handled_++ % ring_.size()];
    e.what = r.what;
    e.result = s;
    e.key[r.key.copy(e.key, sizeof e.key - 1)] = '\0';
    co_return s;
  }
};

// Lets known users read, and those who may, write.
template <class Env> class authentication : public handler<Env> {
  static constexpr account accounts_[] = {{"reader", "let-me-see", false},
                                          {"writer", "let-me-in", true}};
  handler<Env> &next_;

public:
  explicit authentication(handler<Env> &next) : next_(next) {}

  typename handler<Env>::template task<status>
  handle(const request &r, std::string &value) override {
    if (r.what == verb::auth) {
      r.from->who = nullptr;
      for (const account &a : accounts_)
        if (a.name == r.key && a.password == r.value)
          r.from->who = &a;
      co_return r.from->who ? status::ok : status::denied;
    }
    if (!r.from->who || (r.what != verb::get && !r.from->who->may_write))
      co_return status::denied;
    co_return co_await next_.handle(r, value);
  }
};

// Remembers what was read last, one line for each value of the key's hash.
template <class Env> class cache : public handler<Env> {
  struct line {
    std::string key, value;
  };
  std::array<line, 512> lines_;
  std::uint64_t hits_ = 0;
  handler<Env> &next_;

public:
  explicit cache(handler<Env> &next) : next_(next) {}
  std::uint64_t hits() const { return hits_; }

  typename handler<Env>::template task<status>
  handle(const request &r, std::string &value) override {
    line &l = lines_[std::hash<std::string_view>{}(r.key) % lines_.size()];
    if (r.what != verb::get) {
      if (l.key == r.key)
        l.key.clear();
      co_return co_await next_.handle(r, value);
    }
    if (l.key == r.key) {
      ++hits_;
      value = l.value;
      co_return status::value;
    }
    status s = co_await next_.handle(r, value);
    if (s == status::value) {
      l.key = r.key;
      l.value = value;
    }
    co_return s;
  }
};

// Asks again, after a pause, when the storage is busy.
template <class Env> class retry : public handler<Env> {
  std::uint64_t retries_ = 0;
  handler<Env> &next_;

public:
  explicit retry(handler<Env> &next) : next_(next) {}
  std::uint64_t retries() const { return retries_; }

  typename handler<Env>::template task<status>
  handle(const request &r, std::string &value) override {
    for (int attempt = 0; attempt != 3; ++attempt) {
      status s = co_await next_.handle(r, value);
      if (s != status::busy)
        co_return s;
      ++retries_;
      co_await Env::pause();
    }
    co_return status::busy;
  }
};

// Holds the values. To each session it is busy at every eighth call, so that
// requests are suspended in the middle of the chain too.
template <class Env> class storage : public handler<Env> {
  struct hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  // A deleted key keeps its node: a key that comes back allocates nothing.
  struct cell {
    std::string value;
    bool present = false;
  };
  std::unordered_map<std::string, cell, hash, std::equal_to<>> cells_;

public:
  typename handler<Env>::template task<status>
  handle(const request &r, std::string &value) override {
    if (++r.from->stored % 8 == 0)
      co_return status::busy;
    auto at = cells_.find(r.key);
    switch (r.what) {
    case verb::get:
      if (at == cells_.end() || !at->second.present)
        co_return status::none;
      value = at->second.value;
      co_return status::value;
    case verb::set:
      if (at == cells_.end())
        at = cells_.try_emplace(std::string(r.key)).first;
      at->second.value = r.value;
      at->second.present = true;
      co_return status::ok;
    case verb::del:
      if (at == cells_.end() || !at->second.present)
        co_return status::none;
      at->second.present = false;
      co_return status::ok;
    default:
      co_return status::error;
    }
  }
};

// The layers, put together. Which class comes after which is known at run time
// only, as far as the code of a layer can see.
template <class Env> class service {
  storage<Env> storage_;
  retry<Env> retry_{storage_};
  cache<Env> cache_{retry_};
  authentication<Env> authentication_{cache_};
  logging<Env> logging_{authentication_};

public:
  handler<Env> &front() { return logging_; }
  std::uint64_t handled() const { return logging_.handled(); }
  std::uint64_t hits() const { return cache_.hits(); }
  std::uint64_t retries() const { return retry_.retries(); }
};

} // namespace demo

#endif // DEMO_HANDLERS_H
