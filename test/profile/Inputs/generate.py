"""Writes a service in C++: sessions of several kinds, which are roots, and what
they await through virtual functions.

usage: generate.py SHAPE [SEED]

Shapes:
  layers   a few kinds of sessions behind 1 to 14 decorators; the more there are
           of them at once, the fewer decorators
  idle     thousands of sessions that wait, and await little; some of them
           several calls at once
  uneven   sessions whose calls are small but for one, whose frame is huge

The program prints how often and how much it allocated, and a checksum.
"""

import random
import sys

HEAD = """\
#include "task.h"
#include <cstdio>
#include <cstdlib>
#include <cstring>

// What the frames cost; not what the program itself keeps.
static size_t allocations, bytes, peak;
void *operator new(size_t size) {
  auto *p = static_cast<size_t *>(std::malloc(size + 16));
  *p = size;
  ++allocations;
  bytes += size;
  peak = bytes > peak ? bytes : peak;
  return reinterpret_cast<char *>(p) + 16;
}
void operator delete(void *p) noexcept {
  if (!p)
    return;
  auto *start = reinterpret_cast<size_t *>(static_cast<char *>(p) - 16);
  bytes -= *start;
  std::free(start);
}
void operator delete(void *p, size_t) noexcept { operator delete(p); }

struct service {
  virtual ~service() = default;
  virtual task<long> handle(long request) = 0;
};
template <int Size> struct leaf : service {
  task<long> handle(long request) override {
    unsigned char room[Size];
    unsigned char *p = opaque(room);
    std::memset(p, request, Size);
    if (request % 3 == 0)
      co_await later();
    co_return request + p[Size - 1] % 7;
  }
};
template <int Size> struct layer : service {
  service *next = nullptr;
  task<long> handle(long request) override {
    unsigned char room[Size];
    unsigned char *p = opaque(room);
    std::memset(p, request, Size);
    long answer = co_await next->handle(request + 1);
    co_return answer + p[Size - 1] % 5;
  }
};

using waiting = std::coroutine_handle<>;
"""

CROWD = """\
// Sessions of one kind, all of them alive from the start to the end.
struct crowd {
  int count, requests;
  waiting *parked = static_cast<waiting *>(std::calloc(count, sizeof(waiting)));
  task<long> *alive =
      static_cast<task<long> *>(std::malloc(count * sizeof(task<long>)));

  template <class Session, class... Services>
  crowd(int count, int requests, Session session, Services &...services)
      : count(count), requests(requests) {
    for (int i = 0; i < count; ++i) {
      new (&alive[i]) task<long>(session(parked[i], requests, services...));
      alive[i].start();
    }
  }
  void round(int r) {
    for (int i = 0; r < requests && i < count; ++i) {
      parked[i].resume();
      queue.drain();
    }
  }
  long end() {
    long sum = 0;
    for (int i = 0; i < count; ++i) {
      sum += alive[i].take();
      alive[i].~task<long>();
    }
    std::free(alive);
    std::free(parked);
    return sum;
  }
};

"""


MAIN_END = """\
  for (int r = 0; r < 100; ++r)
    for (crowd &c : crowds)
      c.round(r);
  long sum = 0;
  for (crowd &c : crowds)
    sum += c.end();
  std::printf("allocations=%zu peak=%zu left=%zu sum=%ld\\n", allocations, peak,
              bytes, sum);
}
"""


class Program:
    def __init__(self):
        self.sessions, self.main, self.crowds = [], [], []
        self.services = 0

    def chain(self, sizes):
        """Decorators in front of a leaf; the name of the first."""
        names = []
        for size in sizes:
            names.append("s%d" % self.services)
            self.services += 1
        for name, size in zip(names[:-1], sizes):
            self.main.append("  static layer<%d> %s;" % (size, name))
        self.main.append("  static leaf<%d> %s;" % (sizes[-1], names[-1]))
        for one, other in zip(names, names[1:]):
            self.main.append("  %s.next = &%s;" % (one, other))
        return names[0]

    def session(self, count, requests, services, body):
        """COUNT sessions, alive at once; BODY answers request r."""
        name = "session%d" % len(self.sessions)
        parameters = ", ".join("service &%s" % chr(ord("a") + i)
                               for i in range(len(services)))
        self.sessions.append(
            "[[gnu::noinline]] static task<long>\n%s(waiting &w, int requests, "
            "%s) {\n  long sum = 0;\n  for (int r = 0; r < requests; ++r) {\n"
            "    co_await park{w};\n%s  }\n  co_return sum;\n}\n" %
            (name, parameters, body))
        self.crowds.append("{%d, %d, %s, %s}" % (
            count, requests, name,
            ", ".join("static_cast<service &>(%s)" % s for s in services)))

    def text(self):
        return (HEAD + "\n" + "\n".join(self.sessions) + "\n" + CROWD +
                "int main() {\n" + "\n".join(self.main) +
                "\n  crowd crowds[] = {\n      " +
                ",\n      ".join(self.crowds) + "};\n" + MAIN_END)


ONE = "    sum += co_await a.handle(r);\n"


def layers(p, r):
    for count, depth in ((400, 1), (100, 4), (20, 14)):
        sizes = [r.randrange(16, 120) for _ in range(depth + 1)]
        p.session(count, 12, [p.chain(sizes)], ONE)


def idle(p, r):
    p.session(3000, 2, [p.chain([r.randrange(16, 64)])], ONE)
    several = [p.chain([r.randrange(48, 96)]) for _ in range(4)]
    p.session(300, 4, several,
              "    auto all = co_await when_all(a.handle(r), b.handle(r + 1), "
              "c.handle(r + 2), d.handle(r + 3));\n"
              "    for (int i = 0; i < 4; ++i)\n      sum += all[i];\n")


def uneven(p, r):
    huge = r.randrange(5000, 7000)
    p.session(200, 8, [p.chain([r.randrange(64, 160)]), p.chain([huge])],
              ONE + "    if (r == 3)\n      sum += co_await b.handle(r);\n")
    p.session(200, 8, [p.chain([r.randrange(400, 700), r.randrange(600, 900)])],
              ONE)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    p = Program()
    shape = {"layers": layers, "idle": idle, "uneven": uneven}[sys.argv[1]]
    shape(p, random.Random(int(sys.argv[2]) if len(sys.argv) == 3 else 1))
    print("// Generated: %s" % " ".join(sys.argv[1:]))
    print(p.text(), end="")


if __name__ == "__main__":
    main()
