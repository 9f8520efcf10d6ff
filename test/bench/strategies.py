#!/usr/bin/env python3
"""What each strategy costs, and what nested costs at its limits; the tables of
docs/strategies.md.

  calls   one awaited virtual call, in each strategy: instructions and
          allocations a call, and the root's frame
  limits  recursion, tree walks, chains beyond the tail, children alive at once,
          idle roots: against the heap, and against an arena passed by hand

Instructions are callgrind's. Times are medians of interleaved runs. Allocations
and bytes are those of the C library's heap.
"""
import argparse
import json
import os
import re
import statistics
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
source = os.path.dirname(os.path.dirname(here))

parser = argparse.ArgumentParser(
    prog="strategies.py", description=__doc__,
    formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("rows", nargs="*", metavar="ROW", help="calls, limits")
parser.add_argument("--quick", action="store_true", help="smaller limits")
parser.add_argument("--no-time", action="store_true", help="count only")
parser.add_argument("--check", action="store_true",
                    help="fail if a figure is above test/bench/ceilings.json")
parser.add_argument("--json", metavar="FILE", help="write the figures there too")
parser.add_argument("--work", help=argparse.SUPPRESS,
                    default=os.path.join(source, "build", "bench"))
options = parser.parse_args()
rows = options.rows or ["calls", "limits"]
if set(rows) - {"calls", "limits"}:
    parser.error("no such row (rows: calls, limits)")

clangxx = os.environ.get("DYNASYNC_CLANGXX", "clang++-22").split()[0]
plugin = os.environ.get("DYNASYNC_PLUGIN") or os.path.join(
    source, "build", "lib", "DynAsync-22.so")
counter = os.path.join(options.work, "count-heap.so")


def run(command, **more):
    result = subprocess.run(command, capture_output=True, text=True, **more)
    if result.returncode:
        sys.exit("error: %s ended with %d\n%s%s" % (
            " ".join(command), result.returncode, result.stdout, result.stderr))
    return result


def compiled(name, text, module=None, stock=False, flags=()):
    out = os.path.join(options.work, name)
    command = [clangxx, "-std=c++20", "-O2", "-I" + here,
               "-I" + os.path.join(source, "include"), *flags,
               os.path.join(here, text), "-o", out]
    if not stock:
        command.append("-fpass-plugin=" + plugin)
    if module:
        command += ["-include", "dynasync/module.h",
                    '-DDYNASYNC_MODULE_OPTIONS="%s"' % module]
    run(command)
    return out


def instructions(command):
    result = run(["valgrind", "--tool=callgrind",
                  "--callgrind-out-file=/dev/null", *command])
    return int(re.search(r"Collected : (\d+)", result.stderr)[1])


def heap(command):
    """Allocations, bytes asked for, held at the end, held at most."""
    report = os.path.join(options.work, "heap.txt")
    run(command, env=dict(os.environ, LD_PRELOAD=counter, BENCH_HEAP=report))
    with open(report) as f:
        return [int(word) for word in f.read().split()]


def print_table(columns, lines):
    widths = [max(len(str(line[i])) for line in [columns, *lines])
              for i in range(len(columns))]
    for line in [columns, *lines]:
        print("  " + "  ".join(
            str(c).ljust(w) if i == 0 else str(c).rjust(w)
            for i, (c, w) in enumerate(zip(line, widths))))
    sys.stdout.flush()


def calls():
    """One line a strategy; the callee keeps 16 bytes, or 600."""
    figures = []
    for size in (16, 600):
        for strategy in (None, "box", "nested", "nested(0)", "auto",
                         "inline(256)", "inline-or-trap(1024)", "try(1024)",
                         "cache", "custom(pool)"):
            name = "calls-%d-%s" % (size, re.sub(r"\W", "-", strategy or "stock"))
            program = compiled(
                name, "strategies.cpp", strategy and "strategy=" + strategy,
                stock=strategy is None, flags=["-DBENCH_SIZE=%d" % size])
            each = (instructions([program, "11000"]) -
                    instructions([program, "1000"])) / 10000
            none, first, many = (heap([program, n])
                                 for n in ("0", "1", "1001"))
            figures.append({
                "size": size, "strategy": strategy or "without DynAsync",
                "instructions": each,
                "allocations": (many[0] - first[0]) / 1000,
                # The C library's own are the same in all.
                "root": none[1], "first": first[0] - none[0],
                "held": first[3]})
    base = min(f["root"] for f in figures)
    for size in (16, 600):
        print("\nOne awaited virtual call, callee ready at once, which keeps %d "
              "bytes" % size)
        print_table(
            ["strategy", "instructions", "allocations", "of the first",
             "root's bytes beyond the smallest"],
            [[f["strategy"], "%.1f" % f["instructions"],
              "%.2f" % f["allocations"], f["first"], f["root"] - base]
             for f in figures if f["size"] == size])
    return figures


LIMITS = [("recursion", [1000, 100000], [1000]),
          ("tree", [1, 1000, 1000000], [1000]),
          ("overflow", [10000], [1000]),
          ("concurrent", [10000], [1000]),
          ("idle", [100000], [1000])]


def limits():
    builds = [("heap", None, True, []),
              ("arena by hand", None, True, ["-DBENCH_ARENA"]),
              ("nested", None, False, []),
              ("nested, slot=0", "slot=0", False, []),
              ("cache", "strategy=cache", False, [])]
    programs = [(name, compiled("limits-" + re.sub(r"\W", "-", name),
                                "limits.cpp", module, stock, flags))
                for name, module, stock, flags in builds]
    figures = []
    for what, full, quick in LIMITS:
        for n in quick if options.quick else full:
            at = lambda p, count: [p, what, str(count)]
            times = {name: [] for name, _ in programs}
            if not options.no_time:
                for _ in range(3 if options.quick else 9):
                    for name, program in programs:
                        out = run(at(program, n)).stdout
                        times[name].append(int(re.search(r"ns (\d+)", out)[1]))
            lines = []
            for name, program in programs:
                # What is there without any round: the tree, the start-up.
                without = ([program, "only-tree", str(n)] if what == "tree"
                           else at(program, 0))
                counted, zero = heap(at(program, n)), heap(without)
                figure = {
                    "limit": what, "n": n, "build": name,
                    "instructions": (instructions(at(program, n)) -
                                     instructions(without)) / n,
                    "allocations": counted[0] - zero[0],
                    "peak": counted[3] - zero[3],
                    "ms": statistics.median(times[name]) / 1e6
                    if times[name] else None}
                figures.append(figure)
                lines.append([name, "%.1f" % figure["instructions"],
                              figure["allocations"], figure["peak"],
                              "-" if figure["ms"] is None
                              else "%.2f" % figure["ms"]])
            print("\n%s, %d" % (what, n))
            print_table(["", "instructions each", "allocations", "peak bytes",
                         "ms"], lines)
    return figures


def check(figures):
    with open(os.path.join(here, "ceilings.json")) as f:
        ceilings = json.load(f)["strategies"]
    bad, held = [], 0
    for figure in figures:
        if "strategy" in figure:
            name = "%s, %d bytes" % (figure["strategy"], figure["size"])
        else:
            name = "%s %d, %s" % (figure["limit"], figure["n"], figure["build"])
        for key, limit in ceilings.get(name, {}).items():
            held += 1
            if figure[key] > limit:
                bad.append("%s: %s %s, more than %s" % (
                    name, figure[key], key, limit))
    for line in bad:
        print("above the ceiling: " + line)
    print("%d figures held to their ceilings" % held)
    return not bad and held > 0


os.makedirs(options.work, exist_ok=True)
run([clangxx, "-x", "c", "-O2", "-shared", "-fPIC",
     os.path.join(here, "count-heap.c"), "-o", counter])
figures = []
for row in rows:
    figures += calls() if row == "calls" else limits()
if options.json:
    with open(options.json, "w") as f:
        json.dump(figures, f, indent=1)
        f.write("\n")
if options.check and not check(figures):
    sys.exit(1)
