"""The C++ rows: builds, counts and times them."""
import concurrent.futures
import os
import re
import statistics


from parts.common import (Failed, heap_of, progress, run, settings,
                          source, tool, value_of)
from rows import DYNASYNC, ROWS, STOCK, library

here = os.path.dirname(os.path.abspath(__file__))
COUNTED = 20000  # calls under valgrind, fewer of long chains


def jobs():
    return concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1)


def program_of(row, point):
    return os.path.join(settings.work, "side-by-side", "%s-%d-%d-%d" % (
        row.build, *point.program))


def build(row, point, header=None, out=None, flags=(), options=None,
          libraries=()):
    if row.learned and not options:
        options = ";profile-use=" + learn(row, point)
    command = [settings.clangxx, "-std=c++20", "-O2", "-I" + here,
               "-I" + os.path.join(source, "include"),
               '-DROW="rows/%s.h"' % (header or row.header),
               *point.compile_time, *row.defines, *row.flags, *flags]
    if row.kind == DYNASYNC:
        command += ["-fpass-plugin=" + settings.plugin, "-include",
                    "dynasync/module.h", '-DDYNASYNC_MODULE_OPTIONS="strategy=%s%s"'
                    % (row.strategy_at(point), options or "")]
    out = out or program_of(row, point)
    run([*command, os.path.join(here, "program.cpp"), *libraries, "-o", out],
        what="build")
    return out


def learn(row, point):
    """The profile of a run with one root, and of one with many."""
    program = program_of(row, point) + "-counting"
    build(row, point, out=program, options=";profile=yes", libraries=[
        os.path.join(os.path.dirname(settings.plugin), "libDynAsyncProfile-22.a"),
        "-Wl,--export-dynamic-symbol=__dynasync_profile_*"])
    files = []
    for arguments in (("hot", "1000", "1", "1"),
                      ("sessions", "1000", "1", "1", "64")):
        files.append("%s-%s.json" % (program, arguments[0]))
        run([program, *arguments], {"DYNASYNC_PROFILE_FILE": files[-1]}, "learn")
    run([os.path.join(
        os.path.dirname(settings.plugin), "..", "bin", "dynasync-profile"), "merge", "-o",
         program + ".json", *files])
    return program + ".json"


def environment(row):
    return {"LD_PRELOAD": library(row.preload)} if row.preload else {}


EVENTS = {"Ir": "instructions", "Dr": "loads", "Dw": "stores",
          "Bc": "branches", "Bi": "indirect", "D1mr": "load misses",
          "D1mw": "store misses"}


def counted(program, arguments, calls, env, what):
    """Callgrind's events of the measured part alone, a call."""
    result = run(["valgrind", "--tool=callgrind", "--branch-sim=yes",
                  "--cache-sim=yes", "--toggle-collect=*measuredHot*",
                  "--toggle-collect=*measuredVisits*",
                  "--callgrind-out-file=/dev/null", program, *arguments],
                 env, what)
    names = re.search(r"Events +: ([\w ]+)", result.stderr)[1].split()
    values = re.search(r"Collected : ([\d ]+)", result.stderr)[1].split()
    events = dict(zip(names, map(int, values)))
    return {word: events[name] / calls for name, word in EVENTS.items()}


def text_bytes(program):
    listing = run([tool("llvm-size"), "-A", program]).stdout
    return int(re.search(r"^\.text\s+(\d+)", listing, re.M)[1])


class Cell:
    """One row at one point."""

    def __init__(self, row, point):
        self.row, self.point = row, point
        self.figures, self.times, self.error = {}, [], None

    def name(self):
        return "%s, %s" % (self.point.name, self.row.name)

    def guarded(self, step, *args):
        if self.error is None:
            try:
                step(*args)
            except Failed as e:
                self.error = str(e)

    def count(self):
        point, program = self.point, program_of(self.row, self.point)
        self.figures["code"] = text_bytes(program)
        env = environment(self.row)
        few = 64 if point.mode != "hot" else None
        if point.threads == 1 and not settings.no_count:
            calls = COUNTED // point.depth
            self.figures.update(counted(
                program, point.arguments(calls, sessions=few), calls, env,
                "count"))
        # Without holes that others left: roots would lie there for nothing.
        if point.fragmented and point.threads == 1:
            arguments = point.arguments(point.sessions)[:-1]
            output = run([program, *arguments], env, "run").stdout
            self.figures["peak"] = value_of(output, "peak") / point.sessions
        # The heap's own counter takes the place of what is preloaded.
        if point.mode != "hand-over":
            at = lambda n: heap_of([program, *point.arguments(
                n, threads=1, sessions=few)])
            low, high = at(8000), at(16000)
            # Calls before the measured ones come on top.
            self.figures["allocations"] = (high[0] - low[0]) / 9000
            self.figures["asked"] = (high[1] - low[1]) / 9000

    def time(self, calls):
        arguments = self.point.arguments(calls)
        output = run([program_of(self.row, self.point), *arguments],
                     environment(self.row), "run").stdout
        # One thread's calls: the threads run side by side.
        self.times.append(value_of(output, "ns") / calls)
        self.result = value_of(output, "result")

    def finish(self):
        if self.times:
            self.figures["ns"] = statistics.median(self.times)
            if len(self.times) > 1:
                low, _, high = statistics.quantiles(self.times, n=4,
                                                    method="inclusive")
                self.figures["spread"] = [low, high]

    def record(self):
        out = {"row": self.row.name, "point": self.point.name}
        for name, value in self.figures.items():
            out[name] = ([round(v, 3) for v in value]
                         if isinstance(value, list) else round(value, 3))
        if self.error:
            out["error"] = self.error
        return out


def same_results(cells):
    """A figure of a program that computes something else is worth nothing."""
    right = {}
    for cell in cells:
        if cell.error is None:
            expected = right.setdefault(cell.point.name, cell.result)
            if cell.result != expected:
                cell.error = "wrong result: %d, not %d" % (cell.result, expected)


def not_folded(cell):
    """Whether the calls that are measured are there: an indirect call for each
    object of a chain, an allocation for each frame on the heap."""
    if cell.error or "indirect" not in cell.figures:
        return
    point, figures = cell.point, cell.figures
    if not cell.row.one_class and figures["indirect"] < 0.99 * point.depth:
        cell.error = "calls are gone: %.2f indirect ones" % figures["indirect"]
    if cell.row.kind == STOCK and figures["allocations"] < 0.99 * point.depth:
        cell.error = "frames are gone: %.2f allocations" % figures["allocations"]


def missing_rows():
    return [row for row in ROWS if row.preload and not library(row.preload)]


def measure(points, quick):
    absent = missing_rows()
    cells = [Cell(row, point) for point in points for row in ROWS
             if point.has(row) and row not in absent]
    os.makedirs(os.path.join(settings.work, "side-by-side"), exist_ok=True)
    with jobs() as pool:
        first = {}
        for cell in cells:
            first.setdefault(program_of(cell.row, cell.point), cell)
        for i, _ in enumerate(pool.map(
                lambda c: c.guarded(build, c.row, c.point), first.values())):
            progress("C++: %d of %d programs built" % (i + 1, len(first)))
        for cell in cells:
            cell.error = first[program_of(cell.row, cell.point)].error
        for i, _ in enumerate(pool.map(lambda c: c.guarded(c.count), cells)):
            progress("C++: %d of %d counted" % (i + 1, len(cells)))
    for cell in cells:
        not_folded(cell)
    for i, point in enumerate(points):
        here_now = [c for c in cells if c.point is point]
        rounds = settings.rounds
        # Those with many sessions take most of their time to begin.
        if point.fragmented:
            rounds = (rounds + 1) // 2
        for turn in range(rounds):
            progress("C++ times: point %d of %d, round %d of %d" % (
                i + 1, len(points), turn + 1, rounds))
            for cell in here_now:
                cell.guarded(cell.time, point.calls(quick))
    same_results(cells)
    for cell in cells:
        cell.finish()
    progress("")
    return cells, absent
