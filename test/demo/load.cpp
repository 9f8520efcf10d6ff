// Drives the demo's server over real connections, and ends it.
//
//   load [--connections=C] [--in-flight=K] [--pipeline=P] [--warm-up=W]
//        [--requests=N] -- SERVER [ARGUMENT...]
//   load --script=FILE -- SERVER [ARGUMENT...]
//
// The first form starts the server, opens C connections to it on 127.0.0.1,
// and sends requests in batches of P lines, on K connections at a time, first
// W and then N of them. It prints one line: what the N cost. With K = 1 the
// server sees one event after the other, and does the same work each time.
//
// The second form sends the lines of FILE one by one and prints the answers. A
// line `@N` goes on on connection N.
//
// It takes two minutes at most: then it ends the server and says so.
#include "mix.h"

#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

pid_t server = -1;

[[noreturn, gnu::format(printf, 1, 2)]] void give_up(const char *format, ...) {
  std::fputs("load: ", stderr);
  va_list arguments;
  va_start(arguments, format);
  std::vfprintf(stderr, format, arguments);
  va_end(arguments);
  std::fputc('\n', stderr);
  if (server > 0) {
    kill(server, SIGKILL);
    waitpid(server, nullptr, 0);
  }
  std::exit(1);
}

void too_late(int) {
  static const char text[] = "load: no end after two minutes, giving up\n";
  (void)!write(STDERR_FILENO, text, sizeof text - 1);
  if (server > 0)
    kill(server, SIGKILL);
  _exit(1);
}

// Starts the server and reads from its first line where it listens. The
// server ends by itself when `input`, the other end of its standard input, is
// closed: with this program at the latest.
sockaddr_in start(char **command, int &input) {
  int in[2], out[2];
  if (pipe(in) || pipe(out))
    give_up("pipe: %s", std::strerror(errno));
  server = fork();
  if (server < 0)
    give_up("fork: %s", std::strerror(errno));
  if (server == 0) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    for (int fd : {in[0], in[1], out[0], out[1]})
      close(fd);
    execvp(command[0], command);
    std::fprintf(stderr, "load: cannot run %s: %s\n", command[0],
                 std::strerror(errno));
    _exit(127);
  }
  close(in[0]);
  close(out[1]);
  input = in[1];
  std::string line;
  for (char c; read(out[0], &c, 1) == 1 && c != '\n';)
    line += c;
  close(out[0]);
  unsigned port = 0;
  if (std::sscanf(line.c_str(), "listening on 127.0.0.1:%u", &port) != 1)
    give_up("%s did not say where it listens, but: '%s'", command[0],
            line.c_str());
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

class connection {
  int fd_ = -1;
  std::string in_;

public:
  explicit connection(const sockaddr_in &server) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    if (fd_ < 0 || connect(fd_, reinterpret_cast<const sockaddr *>(&server),
                           sizeof server))
      give_up("cannot connect to the server: %s", std::strerror(errno));
    int on = 1;
    setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  connection(connection &&other) noexcept
      : fd_(std::exchange(other.fd_, -1)), in_(std::move(other.in_)) {}
  ~connection() {
    if (fd_ >= 0)
      close(fd_);
  }

  void send(std::string_view text) {
    while (!text.empty()) {
      ssize_t n = ::send(fd_, text.data(), text.size(), MSG_NOSIGNAL);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        give_up("the server closed a connection: %s", std::strerror(errno));
      text.remove_prefix(static_cast<std::size_t>(n));
    }
  }

  // The next `lines` lines of answer.
  std::string receive(unsigned long lines) {
    std::size_t from = 0;
    for (;;) {
      for (std::size_t end; lines && (end = in_.find('\n', from)) != in_.npos;
           --lines)
        from = end + 1;
      if (lines == 0) {
        std::string answer = in_.substr(0, from);
        in_.erase(0, from);
        return answer;
      }
      char more[4096];
      ssize_t n = read(fd_, more, sizeof more);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        give_up("the server closed a connection with %lu answers to come",
                lines);
      in_.append(more, static_cast<std::size_t>(n));
    }
  }

  std::string ask(std::string_view line) {
    send(line);
    return receive(1);
  }
};

using figures = std::map<std::string, unsigned long long>;

figures stats(connection &c) {
  figures f;
  std::string line = c.ask("STATS\n");
  char name[64];
  unsigned long long value;
  int used = 0;
  const char *at = line.c_str() + std::strlen("STATS");
  while (std::sscanf(at, " %63[a-z_]=%llu%n", name, &value, &used) == 2) {
    f[name] = value;
    at += used;
  }
  if (f.empty())
    give_up("the server's STATS make no sense: %s", line.c_str());
  return f;
}

void stop(connection &c, int input) {
  c.ask("STOP\n");
  int how = 0;
  waitpid(server, &how, 0);
  server = -1;
  close(input);
  if (!WIFEXITED(how) || WEXITSTATUS(how) != 0)
    give_up("the server ended with status %d", how);
}

struct settings {
  unsigned long connections = 8, in_flight = 8, pipeline = 1;
  unsigned long warm_up = 2000, requests = 20000;
  const char *script = nullptr;
};

struct client {
  connection to;
  demo::mix requests;
  demo::digest answers;
  std::string batch;
};

// Sends `requests` requests, rounded up to full rounds.
unsigned long drive(std::vector<client> &clients, const settings &s,
                    unsigned long requests) {
  unsigned long sent = 0;
  for (std::size_t first = 0; sent < requests;) {
    for (std::size_t i = 0; i != s.in_flight; ++i) {
      client &c = clients[(first + i) % clients.size()];
      c.batch.clear();
      for (unsigned long line = 0; line != s.pipeline; ++line)
        c.requests.append(c.batch);
      c.to.send(c.batch);
    }
    for (std::size_t i = 0; i != s.in_flight; ++i) {
      client &c = clients[(first + i) % clients.size()];
      std::string answers = c.to.receive(s.pipeline);
      c.answers.add(answers.data(), answers.size());
    }
    sent += s.in_flight * s.pipeline;
    first += s.in_flight;
  }
  return sent;
}

void measure(const sockaddr_in &address, const settings &s, int input) {
  connection control(address);
  figures at_start = stats(control);
  std::vector<client> clients;
  for (unsigned long i = 0; i != s.connections; ++i) {
    clients.push_back({connection(address), demo::mix(i), {}, {}});
    if (clients.back().to.ask(demo::mix::login()) != "OK\n")
      give_up("the server refused the login");
  }
  drive(clients, s, s.warm_up);

  figures before = stats(control);
  auto start = std::chrono::steady_clock::now();
  unsigned long requests = drive(clients, s, s.requests);
  auto end = std::chrono::steady_clock::now();
  figures after = stats(control);

  if (after["handled"] - before["handled"] != requests)
    give_up("%lu requests were sent, but %llu handled", requests,
            after["handled"] - before["handled"]);
  demo::digest all;
  for (client &c : clients) {
    std::uint64_t one = c.answers.value();
    all.add(reinterpret_cast<const char *>(&one), sizeof one);
  }
  std::printf("requests=%lu", requests);
  std::printf(" ns=%lld", static_cast<long long>(
                              std::chrono::nanoseconds(end - start).count()));
  for (const char *name : {"cpu_us", "allocations", "bytes", "retries", "hits"})
    std::printf(" %s=%llu", name, after[name] - before[name]);
  std::printf(" live_a_connection=%llu",
              (after["live"] - at_start["live"]) / s.connections);
  std::printf(" answers=%016llx\n",
              static_cast<unsigned long long>(all.value()));
  stop(control, input);
}

void play(const sockaddr_in &address, const settings &s, int input) {
  std::ifstream lines(s.script);
  if (!lines)
    give_up("cannot read %s", s.script);
  std::map<std::string, connection> connections;
  auto at = connections.emplace("0", connection(address)).first;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('@')) {
      std::string name = line.substr(1);
      at = connections.find(name);
      if (at == connections.end())
        at = connections.emplace(name, connection(address)).first;
    } else if (!line.empty() && !line.starts_with('#')) {
      std::printf("%s: %s -> %s", at->first.c_str(), line.c_str(),
                  at->second.ask(line + "\n").c_str());
    }
  }
  stop(at->second, input);
}

} // namespace

int main(int argc, char **argv) {
  settings s;
  int i = 1;
  for (; i < argc && std::strcmp(argv[i], "--") != 0; ++i) {
    std::string_view option = argv[i];
    struct {
      std::string_view name;
      unsigned long &value;
    } numbers[] = {{"--connections=", s.connections},
                   {"--in-flight=", s.in_flight},
                   {"--pipeline=", s.pipeline},
                   {"--warm-up=", s.warm_up},
                   {"--requests=", s.requests}};
    bool known = option.starts_with("--script=");
    if (known)
      s.script = argv[i] + std::strlen("--script=");
    for (auto &n : numbers)
      if (option.starts_with(n.name)) {
        n.value = std::strtoul(argv[i] + n.name.size(), nullptr, 10);
        known = true;
      }
    if (!known)
      give_up("unknown option %s", argv[i]);
  }
  if (i + 1 >= argc)
    give_up("no server to start: load [options] -- SERVER");
  if (s.connections == 0 || s.connections > 64 || s.pipeline == 0 ||
      s.pipeline > 64 || s.in_flight == 0 || s.in_flight > s.connections)
    give_up("at most 64 connections, 64 lines at a time, and no more "
            "connections in flight than there are");

  signal(SIGALRM, too_late);
  alarm(120);
  int input = -1;
  sockaddr_in address = start(argv + i + 1, input);
  if (s.script)
    play(address, s, input);
  else
    measure(address, s, input);
}
