// Layers of awaited virtual calls on asio::awaitable, for the adapter's tests.
//
//   asio-layers steady LAYERS ROUNDS   a server that echoes over a socket, the
//                                      reading and writing done below LAYERS
//                                      decorators; prints the allocations of
//                                      ROUNDS rounds, after a warm-up
//   asio-layers abandon LAYERS         the program ends while the innermost
//                                      layer waits
//   asio-layers cancel LAYERS          the innermost layer is cancelled by
//                                      `||`, and throws through all of them
//   asio-layers threads LAYERS ROUNDS  chains that go on on either thread of a
//                                      pool
#include <dynasync/adapters/asio.h>

#include "heap.h"

#include <asio/awaitable.hpp>
#include <asio/buffer.hpp>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/experimental/awaitable_operators.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/post.hpp>
#include <asio/steady_timer.hpp>
#include <asio/thread_pool.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <string_view>
#include <vector>

using asio::use_awaitable;
using asio::ip::tcp;
using namespace asio::experimental::awaitable_operators;

namespace {

struct layer {
  virtual ~layer() = default;
  virtual asio::awaitable<int> call(int x) = 0;
};

std::atomic<int> left; // decorators that were left, however

struct decorator : layer {
  layer &next;
  explicit decorator(layer &next) : next(next) {}
  asio::awaitable<int> call(int x) override {
    struct leaving {
      ~leaving() { ++left; }
    } guard;
    co_return 1 + co_await next.call(x);
  }
};

// What the layers stand in front of, with LAYERS decorators.
class stack {
  std::vector<std::unique_ptr<layer>> layers_;

public:
  stack(std::unique_ptr<layer> last, int layers) {
    layers_.push_back(std::move(last));
    for (int i = 0; i != layers; ++i)
      layers_.push_back(std::make_unique<decorator>(*layers_.back()));
  }
  layer &front() { return *layers_.back(); }
};

[[noreturn]] void wrong(const char *what) {
  std::fprintf(stderr, "asio-layers: %s\n", what);
  std::exit(1);
}

// Reads one byte and writes it back.
struct echo : layer {
  tcp::socket socket;
  explicit echo(tcp::socket s) : socket(std::move(s)) {}
  asio::awaitable<int> call(int x) override {
    char byte;
    co_await socket.async_read_some(asio::buffer(&byte, 1), use_awaitable);
    co_await asio::async_write(socket, asio::buffer(&byte, 1), use_awaitable);
    co_return x + byte;
  }
};

asio::awaitable<void> serve(layer &front, int layers, int rounds) {
  demo::heap_use before;
  for (int i = 0; i != 100 + rounds; ++i) {
    if (i == 100)
      before = demo::heap_now();
    if (co_await front.call(i) != i + 'x' + layers)
      wrong("a wrong sum");
  }
  demo::heap_use after = demo::heap_now();
  std::printf("allocations=%d\n",
              static_cast<int>(after.allocations - before.allocations));
}

asio::awaitable<void> ask(tcp::socket &socket, int rounds) {
  for (int i = 0; i != 100 + rounds; ++i) {
    char byte = 'x';
    co_await asio::async_write(socket, asio::buffer(&byte, 1), use_awaitable);
    byte = 0;
    co_await socket.async_read_some(asio::buffer(&byte, 1), use_awaitable);
    if (byte != 'x')
      wrong("a wrong byte");
  }
}

void steady(int layers, int rounds) {
  asio::io_context io{1};
  tcp::acceptor acceptor(io, {asio::ip::address_v4::loopback(), 0});
  tcp::socket client(io);
  client.connect(acceptor.local_endpoint());
  stack s(std::make_unique<echo>(acceptor.accept()), layers);
  asio::co_spawn(io, serve(s.front(), layers, rounds), asio::detached);
  asio::co_spawn(io, ask(client, rounds), asio::detached);
  io.run_for(std::chrono::seconds(60));
}

// Waits until it is cancelled or its context ends.
struct waiting : layer {
  asio::io_context &io;
  explicit waiting(asio::io_context &io) : io(io) {}
  asio::awaitable<int> call(int x) override {
    asio::steady_timer timer(io, std::chrono::hours(1));
    co_await timer.async_wait(use_awaitable);
    co_return x;
  }
};

asio::awaitable<void> just_call(layer &front) { co_await front.call(0); }

void abandon(int layers) {
  asio::io_context *io = new asio::io_context{1};
  stack s(std::make_unique<waiting>(*io), layers);
  asio::co_spawn(*io, just_call(s.front()), asio::detached);
  io->run_for(std::chrono::milliseconds(20));
  if (left != 0)
    wrong("it did not wait");
  delete io;
  if (left != layers)
    wrong("not all frames were destroyed");
  std::puts("abandoned");
}

asio::awaitable<void> race(asio::io_context &io, layer &front) {
  asio::steady_timer timer(io, std::chrono::milliseconds(5));
  auto result = co_await (front.call(0) || timer.async_wait(use_awaitable));
  if (result.index() != 1)
    wrong("the timer did not win");
}

void cancel(int layers) {
  asio::io_context io{1};
  stack s(std::make_unique<waiting>(io), layers);
  std::exception_ptr failed = std::make_exception_ptr(0);
  asio::co_spawn(io, race(io, s.front()),
                 [&](std::exception_ptr e) { failed = e; });
  io.run_for(std::chrono::seconds(60));
  if (failed)
    wrong("the race did not end, or threw");
  if (left != layers)
    wrong("not all frames were unwound");
  std::puts("cancelled");
}

struct hop : layer {
  asio::awaitable<int> call(int x) override {
    co_await asio::post(use_awaitable);
    co_return x;
  }
};

asio::awaitable<void> hops(layer &front, int layers, int rounds) {
  for (int i = 0; i != rounds; ++i)
    if (co_await front.call(i) != i + layers)
      wrong("a wrong sum");
}

void threads(int layers, int rounds) {
  stack s(std::make_unique<hop>(), layers);
  asio::thread_pool pool(2);
  std::atomic<int> ended = 0;
  for (int i = 0; i != 4; ++i)
    asio::co_spawn(pool, hops(s.front(), layers, rounds),
                   [&](std::exception_ptr e) { ended += !e; });
  pool.join();
  if (ended != 4)
    wrong("not every chain ended");
  std::puts("joined");
}

} // namespace

int main(int argc, char **argv) {
  std::string_view what = argc > 2 ? argv[1] : "";
  int layers = argc > 2 ? std::atoi(argv[2]) : 0;
  int rounds = argc > 3 ? std::atoi(argv[3]) : 0;
  if (what == "steady")
    steady(layers, rounds);
  else if (what == "abandon")
    abandon(layers);
  else if (what == "cancel")
    cancel(layers);
  else if (what == "threads")
    threads(layers, rounds);
  else
    wrong("usage: asio-layers steady|abandon|cancel|threads LAYERS [ROUNDS]");
}
