#!/usr/bin/env python3
"""Writes a C++ file of many virtual coroutines and awaited virtual calls: what
the cost of compiling with the plugin is measured on."""
import argparse

METHODS = 10  # of each class; the file has coroutines/METHODS classes

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--coroutines", type=int, default=2000)
parser.add_argument("--calls", type=int, default=10000)
parser.add_argument("--plain", action="store_true",
                    help="the same methods as normal functions")
parser.add_argument("--task", choices=["lean", "rich"], default="lean",
                    help="the coroutine type (lean-task.h or rich-task.h)")
options = parser.parse_args()
if options.coroutines % METHODS:
    parser.error("--coroutines must be a multiple of %d" % METHODS)

task, wait, give = (("long", "", "return") if options.plain
                    else ("Task<long>" if options.task == "lean" else
                      "RichTask<long>", "co_await ", "co_return"))
out = ['#include "%s-task.h"' % options.task, "struct Base {", "  virtual ~Base() = default;"]
out += ["  virtual %s m%d(long X) = 0;" % (task, m) for m in range(METHODS)]
out += ["};"]

calls_left = options.calls
for index in range(options.coroutines):
    method = index % METHODS
    if method == 0:
        out += ["struct C%d final : Base {" % (index // METHODS),
                "  Base *A, *B;", "  long Sum = 0;"]
    # Spread the calls evenly over the coroutines, what is left over included.
    calls = calls_left // (options.coroutines - index)
    calls_left -= calls
    out += ["  %s m%d(long X) override {" % (task, method),
            "    long Total = X * %d;" % (index + 1)]
    for call in range(calls):
        target = "AB"[call % 2]
        line = "Total += %s%s->m%d(Total + %d);" % (
            wait, target, (index + call + 1) % METHODS, call)
        # A call in a branch, and one in a loop, now and then.
        if call % 5 == 3:
            line = "if (Total & %d) %s" % (call + 1, line)
        elif call % 5 == 4 and index % 4 == 0:
            line = "for (long I = 0; I < (X & 3); ++I) " + line
        out += ["    " + line]
    out += ["    Sum += Total;", "    %s Total;" % give, "  }"]
    if method == METHODS - 1:
        out += ["};", "Base *make%d() { return new C%d; }"
                % (index // METHODS, index // METHODS)]
print("\n".join(out))
