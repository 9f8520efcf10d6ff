// The demo's key-value server: TCP on 127.0.0.1, one thread, one coroutine a
// connection. `server` listens on a port that the system chooses and says
// which one; STOP on any connection ends it, as does the end of its standard
// input.
#include <dynasync/adapters/asio.h>

#include "handlers.h"
#include "heap.h"

#include <asio/awaitable.hpp>
#include <asio/buffer.hpp>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <asio/ip/tcp.hpp>
#include <asio/posix/stream_descriptor.hpp>
#include <asio/post.hpp>
#include <asio/redirect_error.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/write.hpp>

#include <cstdio>
#include <cstring>
#include <exception>
#include <sys/resource.h>
#include <unistd.h>

using asio::use_awaitable;
using asio::ip::tcp;

namespace {

struct asio_env {
  template <class T> using task = asio::awaitable<T>;
  static asio::awaitable<void> pause() { return asio::post(use_awaitable); }
};

class server {
  asio::io_context io_{1};
  tcp::acceptor acceptor_{io_, {asio::ip::address_v4::loopback(), 0}};
  asio::posix::stream_descriptor input_{io_, ::dup(STDIN_FILENO)};
  demo::service<asio_env> service_;

  void append_stats(std::string &out) {
    demo::heap_use heap = demo::heap_now();
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    auto microseconds = [](timeval t) {
      return static_cast<unsigned long long>(t.tv_sec) * 1000000 + t.tv_usec;
    };
    char line[256];
    std::snprintf(line, sizeof line,
                  "STATS handled=%llu hits=%llu retries=%llu allocations=%llu "
                  "bytes=%llu live=%llu cpu_us=%llu\n",
                  static_cast<unsigned long long>(service_.handled()),
                  static_cast<unsigned long long>(service_.hits()),
                  static_cast<unsigned long long>(service_.retries()),
                  static_cast<unsigned long long>(heap.allocations),
                  static_cast<unsigned long long>(heap.bytes),
                  static_cast<unsigned long long>(heap.live),
                  microseconds(used.ru_utime) + microseconds(used.ru_stime));
    out += line;
  }

  asio::awaitable<void> serve(tcp::socket socket) {
    demo::session who;
    std::array<char, 4096> in;
    std::size_t filled = 0;
    std::string out, value;
    out.reserve(8192);
    value.reserve(256);
    std::error_code failed;
    bool stop = false, overlong = false;
    while (!failed && !stop && !overlong) {
      filled += co_await socket.async_read_some(
          asio::buffer(in.data() + filled, in.size() - filled),
          asio::redirect_error(use_awaitable, failed));
      std::string_view text(in.data(), filled);
      out.clear();
      for (std::size_t end; (end = text.find('\n')) != text.npos;) {
        demo::request r = demo::parse(text.substr(0, end), who);
        text.remove_prefix(end + 1);
        if (r.what == demo::verb::stats) {
          append_stats(out);
        } else if (r.what == demo::verb::stop) {
          out += "OK\n";
          stop = true;
        } else {
          demo::status s = demo::status::error;
          if (r.what != demo::verb::unknown)
            s = co_await service_.front().handle(r, value);
          demo::append_answer(out, s, value);
        }
      }
      filled = text.size();
      std::memmove(in.data(), text.data(), filled);
      overlong = filled == in.size();
      if (overlong)
        out += "ERROR line too long\n";
      if (!out.empty())
        co_await asio::async_write(socket, asio::buffer(out),
                                   asio::redirect_error(use_awaitable, failed));
    }
    if (stop)
      io_.stop();
  }

  asio::awaitable<void> accept() {
    for (;;) {
      tcp::socket socket = co_await acceptor_.async_accept(use_awaitable);
      socket.set_option(tcp::no_delay(true));
      asio::co_spawn(io_, serve(std::move(socket)), asio::detached);
    }
  }

  // Whoever started the server holds the other end: it is gone when they are.
  asio::awaitable<void> watch_input() {
    char buffer[64];
    std::error_code failed;
    while (!failed)
      co_await input_.async_read_some(
          asio::buffer(buffer), asio::redirect_error(use_awaitable, failed));
    io_.stop();
  }

public:
  void run() {
    asio::co_spawn(io_, accept(), asio::detached);
    asio::co_spawn(io_, watch_input(), asio::detached);
    std::printf("listening on 127.0.0.1:%u\n",
                acceptor_.local_endpoint().port());
    std::fflush(stdout);
    io_.run();
  }
};

} // namespace

int main() try { server().run(); } catch (const std::exception &e) {
  std::fprintf(stderr, "server: %s\n", e.what());
  return 1;
}
