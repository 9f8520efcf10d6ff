"""Generates programs, compiles them in many ways, and reports what differs.

  scripts/fuzz --minutes 10 --seed 1

Each program is a function of its seed. A batch of them is compiled as one file
and compared as oracle_cpp.py and oracle_trait.py say. A difference is reduced,
and kept as a test that fails, with the command that makes it again.
"""

import argparse
import collections
import concurrent.futures
import importlib
import json
import os
import re
import shlex
import sys
import tempfile
import time

from reduce import reduce

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ORACLES = {"c++": "oracle_cpp", "trait": "oracle_trait"}
# Compile time is nearly all of the time: what all files include should not be
# much of it, and one file should not keep the others waiting.
BATCH = {"c++": 10, "trait": 20}


def arguments(argv):
    parser = argparse.ArgumentParser(
        prog="scripts/fuzz", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, help="stop after so long")
    parser.add_argument("--count", type=int,
                        help="stop after so many programs of each language")
    parser.add_argument("--seed", type=int, default=1, help="of the first")
    parser.add_argument("--language", choices=["c++", "trait", "both"],
                        default="both")
    parser.add_argument("--size", type=int, help="about how large, from 1")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", metavar="FOLDER",
                        default=os.path.join(ROOT, "build", "fuzz"),
                        help="where tests of what differs go")
    parser.add_argument("--report", metavar="FILE", help="a summary as JSON")
    parser.add_argument("--no-reduce", action="store_true")
    parser.add_argument("--combination", action="append",
                        metavar="STRATEGY,LEVEL,MODE",
                        help="only these, as they are reported")
    parser.add_argument("--build", default=os.path.join(ROOT, "build"),
                        help=argparse.SUPPRESS)
    parser.add_argument("--plugin", help="another plugin's file")
    parser.add_argument("--wrapper", help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if options.minutes is None and options.count is None:
        parser.error("how long? --minutes M, or --count N")
    return options


class Language:
    """What the driver needs to know of one."""

    def __init__(self, name, options):
        self.name = name
        self.options = options
        self.module = importlib.import_module(ORACLES[name])
        self.done = 0      # programs
        self.runs = 0
        self.next = options.seed
        self.batches = 0
        self.seconds = 0.0
        self.differences = []
        self.combinations = collections.Counter()
        self.chosen = None
        if options.combination:
            self.chosen = [self.module.Combination.parse(c)
                           for c in options.combination]

    def oracle(self, folder):
        if self.name == "trait":
            return self.module.Oracle(self.options.build, folder)
        oracle = self.module.Oracle(self.options.build, folder,
                                    plugin=self.options.plugin)
        if self.options.wrapper:
            oracle.wrapper = shlex.split(self.options.wrapper)
        return oracle

    def take(self):
        """The next batch: (seed, count), or None."""
        count = BATCH[self.name]
        if self.options.count is not None:
            left = self.options.seed + self.options.count - self.next
            if left <= 0:
                return None
            count = min(count, left)
        batch = (self.next, count)
        self.next += count
        return batch

    def check(self, seed, count):
        with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
            return self.module.check(self.oracle(folder), seed, count, (),
                                     self.options.size, self.chosen)

    def command(self, seed, without=()):
        size = f" --size={self.options.size}" if self.options.size else ""
        left_out = ",".join(map(str, without))
        return (f"program-generator --language={self.name} --seed={seed}{size}" +
                (f" --without={left_out}" if without else ""))


def reduced(language, difference, tell):
    """(ids that are left out, the text that is left, what differs there)."""
    combination = language.module.Combination.parse(difference.where)
    size = language.options.size
    last = difference
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        oracle = language.oracle(folder)
        kind = kind_of(difference)
        stock = str(language.module.STOCK)
        if stock == difference.where:
            stock = None

        def fails(without):
            nonlocal last
            found, _ = language.module.check(oracle, difference.seed, 1,
                                             without, size, [combination])
            # Anything else is another difference, or none of the plugin's.
            same = [d for d in found if kind_of(d) == kind]
            if not same or any(d.where == stock for d in found):
                return False
            last = same[0]
            return True

        if not fails([]):
            return [], oracle.generate(difference.seed, 1, (), size), None
        ids = oracle.ids(difference.seed, size)
        without = reduce(ids, fails, tell)
        fails(without)
        return without, oracle.generate(difference.seed, 1, without, size), last


def kind_of(difference):
    """What a smaller program must do in the same way."""
    text = re.sub(r"\d+", "N", difference.what)
    return (difference.stock,
            "line" if text.startswith("line") else text)


def keep(language, difference, without, text, folder):
    """Writes a test that fails; returns its path."""
    if language.name == "trait":
        with tempfile.TemporaryDirectory(prefix="fuzz-") as work:
            return language.module.keep(
                language.oracle(work), difference, without,
                language.options.size, folder,
                language.command(difference.seed, without))
    os.makedirs(folder, exist_ok=True)
    name = re.sub(r"\W+", "-", f"cpp-{difference.seed}-{difference.where}")
    path = os.path.join(folder, name.strip("-") + ".cpp")
    combination = language.module.Combination.parse(difference.where)
    oracle = language.oracle(folder)

    def flags(of):
        quoted = " ".join(shlex.quote(f) for f in oracle.flags(of)
                          if f != "-std=c++20")
        return f"{quoted} -I%include -I%support -I%fuzz/support"

    link = " -Wl,--load-pass-plugin=%plugin" if combination.mode == "thinlto" \
        else ""
    link += " -fuse-ld=lld" if "lto" in combination.mode else ""
    with open(path, "w", encoding="utf-8") as f:
        f.write(f"// {difference.what}\n// {language.command(difference.seed, without)}\n"
                "//\n"
                f"// RUN: %clangxx {flags(language.module.STOCK)} %s -o %t.stock\n"
                "// RUN: %t.stock > %t.expected\n"
                f"// RUN: %dynasync {flags(combination)} %s{link} -o %t\n"
                "// RUN: %t > %t.printed\n"
                "// RUN: diff %t.expected %t.printed\n" + text)
    return path


class Progress:
    """One line at a terminal; one now and then elsewhere."""

    def __init__(self):
        self.terminal = sys.stderr.isatty()
        self.last = 0.0

    def show(self, text, always=False):
        now = time.monotonic()
        if not always and now - self.last < (0.2 if self.terminal else 60):
            return
        self.last = now
        if self.terminal:
            print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)
        else:
            print(text, file=sys.stderr, flush=True)

    def clear(self):
        if self.terminal:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def main(argv=None):
    options = arguments(argv)
    start = time.monotonic()
    end = start + options.minutes * 60 if options.minutes is not None else None
    names = ["c++", "trait"] if options.language == "both" else [options.language]
    try:
        languages = [Language(name, options) for name in names]
    except ModuleNotFoundError as e:
        print(f"fuzz: {e}", file=sys.stderr)
        return 2
    progress = Progress()

    def state():
        now = time.monotonic()
        programs = sum(l.done for l in languages)
        found = sum(len(l.differences) for l in languages)
        rate = programs / max(now - start, 1) * 60
        left = ""
        if end:
            left = f", {max(end - now, 0) / 60:.0f} min left"
        elif rate:
            todo = options.count * len(languages) - programs
            left = f", {todo / rate:.0f} min left"
        return (f"{programs} programs, {found} differences, "
                f"{rate:.1f} a minute{left}")

    def handle(language, difference):
        progress.clear()
        print(difference, flush=True)
        record = {"seed": difference.seed, "where": difference.where,
                  "what": difference.what, "stock": bool(getattr(
                      difference, "stock", False))}
        language.differences.append(record)
        if options.no_reduce or not hasattr(language.module, "STOCK") or \
                record["stock"] or difference.what.startswith("does not compile"):
            print(f"  {language.command(difference.seed)}", flush=True)
            return
        without, text, last = reduced(
            language, difference,
            lambda left, tries: progress.show(
                f"reducing: {left} parts left, {tries} tries"))
        progress.clear()
        if last is None:
            print("  not when alone in its file", flush=True)
            record["alone"] = False
            return
        record["without"] = without
        record["test"] = keep(language, last, without, text, options.keep)
        record["lines"] = text.count("\n")
        print(f"  {record['lines']} lines: {record['test']}\n"
              f"  {language.command(difference.seed, without)}", flush=True)

    pending = {}
    turn = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        def submit():
            nonlocal turn
            if end and time.monotonic() >= end:
                return False
            for _ in languages:
                language = languages[turn % len(languages)]
                turn += 1
                batch = language.take()
                if batch:
                    future = pool.submit(language.check, *batch)
                    pending[future] = (language, batch, time.monotonic())
                    return True
            return False

        while len(pending) < options.jobs and submit():
            pass
        while pending:
            finished, _ = concurrent.futures.wait(
                pending, timeout=5,
                return_when=concurrent.futures.FIRST_COMPLETED)
            for future in finished:
                language, (seed, count), began = pending.pop(future)
                found, runs = future.result()
                language.seconds += time.monotonic() - began
                language.done += count
                language.runs += runs
                language.batches += 1
                submit()
                for difference in found:
                    handle(language, difference)
            progress.show(state())
    progress.clear()

    record = {"seconds": round(time.monotonic() - start, 1), "languages": {}}
    for l in languages:
        theirs = sum(d["stock"] for d in l.differences)
        mine = len(l.differences) - theirs
        seeds = f"seeds {options.seed} to {options.seed + l.done - 1}" \
            if l.done else "none"
        print(f"{l.name}: {l.done} programs ({seeds}), {l.runs} runs, "
              f"{mine} differences" +
              (f", {theirs} that are there without the plugin too" if theirs
               else ""), flush=True)
        record["languages"][l.name] = {
            "first seed": options.seed, "programs": l.done, "runs": l.runs,
            "differences": l.differences}
    if options.report:
        with open(options.report, "w", encoding="utf-8") as f:
            json.dump(record, f, indent=1)
            f.write("\n")
    if not all(l.done for l in languages):
        return 2
    return 1 if any(l.differences for l in languages) else 0


if __name__ == "__main__":
    sys.exit(main())
