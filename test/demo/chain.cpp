// The demo's second part: the same handlers over a plain coroutine type, in
// one process, without sockets. Eight sessions take turns.
//
//   chain REQUESTS
//
// makes that many requests (after a warm-up) and prints what they cost.
#include "handlers.h"
#include "heap.h"
#include "mix.h"
#include "task.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace {

constexpr unsigned sessions = 8;
constexpr unsigned long lines = 256;

// A session's requests are written out beforehand, and said over and over:
// writing them is no part of what is measured.
struct place {
  demo::session who;
  std::vector<std::string> script;
  demo::digest answers;
  std::string out, value;
  explicit place(unsigned number) {
    demo::mix requests(number);
    script.resize(lines);
    for (std::string &line : script)
      requests.append(line);
    out.reserve(256);
    value.reserve(64);
  }
};

demo::task<demo::status> answer(demo::service<demo::plain_env> &service,
                                place &at, std::string_view line) {
  demo::request r = demo::parse(line.substr(0, line.size() - 1), at.who);
  demo::status s = co_await service.front().handle(r, at.value);
  at.out.clear();
  demo::append_answer(at.out, s, at.value);
  at.answers.add(at.out.data(), at.out.size());
  co_return s;
}

// What a connection's coroutine is in a server.
demo::task<bool> session(demo::service<demo::plain_env> &service, place &at,
                         unsigned long requests) {
  for (unsigned long i = 0; i != requests; ++i)
    co_await answer(service, at, at.script[i % lines]);
  co_return true;
}

void run(demo::service<demo::plain_env> &service, std::vector<place> &places,
         unsigned long requests_each) {
  std::vector<demo::task<bool>> running;
  running.reserve(places.size());
  for (place &at : places)
    running.push_back(session(service, at, requests_each));
  for (demo::task<bool> &t : running)
    t.start();
  demo::queue().run();
  for (demo::task<bool> &t : running)
    if (!t.done() || !t.result())
      std::abort();
}

} // namespace

int main(int argc, char **argv) {
  unsigned long each =
      argc == 2 ? std::strtoul(argv[1], nullptr, 10) / sessions : 0;
  if (each == 0) {
    std::fprintf(stderr, "usage: chain REQUESTS (at least %u)\n", sessions);
    return 2;
  }

  demo::service<demo::plain_env> service;
  std::vector<place> places;
  places.reserve(sessions);
  for (unsigned i = 0; i != sessions; ++i) {
    places.emplace_back(i);
    demo::task<demo::status> login =
        answer(service, places.back(), demo::mix::login());
    login.start();
    if (!login.done() || login.result() != demo::status::ok)
      std::abort();
  }
  run(service, places, lines);

  demo::heap_use before = demo::heap_now();
  auto start = std::chrono::steady_clock::now();
  run(service, places, each);
  auto end = std::chrono::steady_clock::now();
  demo::heap_use after = demo::heap_now();

  demo::digest all;
  for (place &at : places) {
    std::uint64_t one = at.answers.value();
    all.add(reinterpret_cast<const char *>(&one), sizeof one);
  }
  std::printf(
      "requests=%lu ns=%lld allocations=%llu bytes=%llu retries=%llu "
      "answers=%016llx\n",
      each * sessions,
      static_cast<long long>(std::chrono::nanoseconds(end - start).count()),
      static_cast<unsigned long long>(after.allocations - before.allocations),
      static_cast<unsigned long long>(after.bytes - before.bytes),
      static_cast<unsigned long long>(service.retries()),
      static_cast<unsigned long long>(all.value()));
}
