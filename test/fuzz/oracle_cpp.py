#!/usr/bin/env python3
"""Compiles generated C++ programs in many ways, and compares what they print.

  oracle_cpp.py --seed 1000 --count 10

What a program prints when stock clang compiles it at -O0 is what it means. It
must print the same with the plugin, under each of STRATEGIES at -O0 to -O3,
plain, with AddressSanitizer and UndefinedBehaviorSanitizer, and with link-time
optimization. A batch is tried in some of these combinations only; its seed says
in which, so that over the seeds each combination has its turn as often as any
other.

Allocations are compared too: never more than stock's, at -O0 with `box` the
same. Programs that were made to fit take none for awaited calls when
the slot is large.

A difference that stock clang shows too, at the same level and with the same
sanitizers, is no difference of the plugin: it is told as one of `stock`.
"""

import argparse
import dataclasses
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
COMPILE_SECONDS = 1800
RUN_SECONDS = 120

# Options of the module, by the name that combinations have.
STRATEGIES = {
    "default": "",
    "roomy": "slot=4000000",
    "box": "strategy=box",
    "slot=0": "slot=0",
    "cache": "strategy=cache",
    "inline(300)": "strategy=inline(300)",
    "sealed": "strategy=sealed",
    "slot=200": "slot=200",
    "custom": "strategy=custom(fuzz_grow_blocks)",
    "inline(64)": "strategy=inline(64)",
    "auto": "strategy=auto",
}
LEVELS = ["O0", "O1", "O2", "O3"]
MODES = ["plain", "sanitize", "lto", "plain", "thinlto"]
ROUNDS = 2


@dataclasses.dataclass(frozen=True)
class Combination:
    """One way to compile. `stock` is a strategy of its own: no plugin."""
    strategy: str = "stock"
    level: str = "O0"
    mode: str = "plain"

    def __str__(self):
        return f"{self.strategy} -{self.level} {self.mode}"

    @staticmethod
    def parse(text):
        strategy, level, mode = text.replace(",", " ").split()
        return Combination(strategy, level.lstrip("-"), mode)

    def stock(self):
        return Combination("stock", self.level, self.mode)


STOCK = Combination()


@dataclasses.dataclass
class Difference:
    seed: int
    where: str        # the combination
    what: str         # in a few words
    detail: str = ""
    stock: bool = False  # without the plugin too

    def __str__(self):
        return (f"seed {self.seed}, {self.where}: {self.what}" +
                (" (without the plugin too)" if self.stock else ""))


@dataclasses.dataclass
class Run:
    """What one program printed; `status` is not 0 if it ended there."""
    out: str
    status: int = 0
    err: str = ""
    allocations: int = -1
    roots: int = 0
    fits: bool = False


class Failed(Exception):
    """A command that ought to succeed."""


def execute(command, seconds, **kwargs):
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds,
                              stdin=subprocess.DEVNULL, **kwargs)
    except subprocess.TimeoutExpired as e:
        return (124, (e.stdout or b"").decode(errors="replace"),
                f"still running after {seconds} seconds")
    return (done.returncode, done.stdout.decode(errors="replace"),
            done.stderr.decode(errors="replace"))


class Oracle:
    def __init__(self, build, folder, compiler="clang++-22", plugin=None):
        self.generator = os.path.join(build, "bin", "program-generator")
        self.plugin = plugin or os.path.join(build, "lib", "DynAsync-22.so")
        self.compiler = compiler if shutil.which(compiler) else "clang++"
        self.folder = folder
        self.lld = bool(shutil.which("ld.lld-22") or shutil.which("ld.lld"))
        # A command in front of each program that the plugin has been at.
        self.wrapper = []

    def generate(self, seed, count, without=(), size=None):
        status, out, err = execute(
            [self.generator, "--language=c++", f"--seed={seed}",
             f"--count={count}", *([f"--size={size}"] if size else []),
             *(["--without=" + ",".join(map(str, without))] if without else [])],
            60)
        if status != 0:
            raise Failed(f"program-generator: exit status {status}\n{err}")
        return out

    def ids(self, seed, size=None):
        """[(id, id of the part around it or -1)] of what can be left out."""
        status, out, err = execute(
            [self.generator, "--language=c++", f"--seed={seed}", "--list",
             *([f"--size={size}"] if size else [])], 60)
        if status != 0:
            raise Failed(f"program-generator: exit status {status}\n{err}")
        return [tuple(map(int, line.split()[:2])) for line in out.splitlines()]

    def flags(self, combination):
        """The arguments of clang, without paths of this machine."""
        flags = ["-std=c++20", "-w", "-fcoro-aligned-allocation",
                 "-" + combination.level]
        if combination.mode == "sanitize":
            # -fsanitize=function and prefix data do not go together.
            flags += ["-g1", "-fsanitize=address,undefined",
                      "-fno-sanitize=function", "-fno-sanitize-recover=all"]
        elif combination.mode == "lto":
            flags += ["-flto"]
        elif combination.mode == "thinlto":
            flags += ["-flto=thin"]
        options = STRATEGIES.get(combination.strategy)
        if options:
            flags += ["-include", "dynasync/module.h",
                      f'-DDYNASYNC_MODULE_OPTIONS="{options}"']
        return flags

    def compile(self, text, combination):
        """The executable."""
        base = os.path.join(self.folder, re.sub(r"\W+", "-", str(combination)))
        source, exe = base + ".cpp", base + ".exe"
        with open(source, "w", encoding="utf-8") as f:
            f.write(text)
        command = [self.compiler, *self.flags(combination),
                   "-I" + os.path.join(HERE, "support"),
                   "-I" + os.path.join(ROOT, "test", "support"),
                   "-I" + os.path.join(ROOT, "include"), source, "-o", exe]
        if combination.strategy != "stock":
            command.append("-fpass-plugin=" + self.plugin)
            if combination.mode == "thinlto":
                command.append("-Wl,--load-pass-plugin=" + self.plugin)
        if self.lld:
            command.append("-fuse-ld=lld")
        status, out, err = execute(command, COMPILE_SECONDS)
        if status != 0:
            raise Failed(f"{' '.join(command)}\nexit status {status}\n{out}{err}")
        return exe

    def run(self, exe, seeds, combination):
        """{seed: Run}. After a crash, the rest is run again from the next."""
        env = dict(os.environ, UBSAN_OPTIONS="print_stacktrace=1",
                   ASAN_OPTIONS="detect_stack_use_after_return=1:"
                                "detect_leaks=1")
        runs, at = {}, 0
        wrapper = self.wrapper if combination.strategy != "stock" else []
        while at < len(seeds):
            status, out, err = execute([*wrapper, exe, str(at)], RUN_SECONDS,
                                       env=env)
            told = {int(m[1]): m for m in re.finditer(
                r"(?m)^# (\d+) allocations (\d+) roots (\d+) fits (\d+)$", err)}
            done = 0
            for piece in re.split(r"(?m)^== (?=\d)", out)[1:]:
                number, _, rest = piece.partition("\n")
                text, end, after = rest.partition("== end\n")
                run = Run(text if end else rest)
                seed = int(number)
                if end and seed in told:
                    m = told[seed]
                    run.allocations, run.roots = int(m[2]), int(m[3])
                    run.fits = m[4] == "1"
                    run.out += after
                else:
                    run.status, run.err = status or 999, err[-6000:]
                runs[seed] = run
                done += 1
            if status != 0 and done and runs[seeds[at + done - 1]].status == 0:
                # After the last one: leaks, blocks that are left over.
                runs[seeds[at + done - 1]].status = status
                runs[seeds[at + done - 1]].err = err[-6000:]
            if not done:
                break
            at += done
        for seed in seeds:
            runs.setdefault(seed, Run("", 998, "not run"))
        return runs


def combinations(seed, rounds=ROUNDS):
    """What a batch is tried in. `seed` counts batches or programs: both do."""
    names = list(STRATEGIES)
    every = len(names) * len(LEVELS) * len(MODES)
    made = []
    for i in range(rounds):
        # 67 is no divisor: neighbours differ in everything.
        k = (seed * rounds + i) * 67 % every
        made.append(Combination(names[k % len(names)],
                                LEVELS[k // len(names) % len(LEVELS)],
                                MODES[k // len(names) // len(LEVELS)]))
    return made


def compare(wanted, got):
    """What differs, in a few words, or None."""
    if got.status != 0:
        return f"ends with {got.status}"
    if got.out != wanted.out:
        a, b = wanted.out.split("\n"), got.out.split("\n")
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y),
                  min(len(a), len(b)))
        show = lambda lines: lines[at] if at < len(lines) else "the end"
        return f"line {at + 1} is `{show(b)}`, not `{show(a)}`"
    return None


def decide_themselves(text):
    """The programs that ask for strategies of their own, which are stronger than
    the unit's."""
    return {int(m[1]) for m in re.finditer(
        r"(?ms)^namespace p(\d+) {$(.*?)^} // namespace", text)
        if re.search(r"DYNASYNC_|dynasync::", m[2])}


def compare_allocations(combination, run, stock, decides):
    """The same for counts. `stock` is at -O0: above, clang may find out that a
    stored task's frame can live in its caller's, and that depends on what it
    inlines. `decides`: the program asks for strategies of its own."""
    made = run.allocations
    if combination.strategy == "roomy" and run.fits and made > run.roots:
        return f"{made} allocations, for {run.roots} roots"
    # At the link, LLVM may elide frames of known callees even at -O0.
    exactly = (combination.strategy == "box" and combination.level == "O0" and
               combination.mode == "plain" and not decides)
    if made > stock.allocations or (exactly and made != stock.allocations):
        return f"{made} allocations, {stock.allocations} without the plugin"
    return None


def check(oracle, seed, count, without=(), size=None, chosen=None):
    """All of a batch: (differences, runs)."""
    differences, total = [], 0
    seeds = list(range(seed, seed + count))
    text = oracle.generate(seed, count, without, size)
    deciding = decide_themselves(text)
    made = {}

    def runs_of(combination):
        nonlocal total
        if combination not in made:
            exe = oracle.compile(text, combination)
            made[combination] = oracle.run(exe, seeds, combination)
            total += count
            os.remove(exe)
        return made[combination]

    def differs(number, combination, what, run, wanted, stock=False):
        differences.append(Difference(
            number, str(combination), what,
            f"expected:\n{wanted.out}\nprinted:\n{run.out}\n{run.err}", stock))

    try:
        reference = runs_of(STOCK)
    except Failed as e:
        return [Difference(seed, str(STOCK), "does not compile", str(e),
                           True)], 0
    for number in seeds:
        if reference[number].status != 0:
            differs(number, STOCK, f"ends with {reference[number].status}",
                    reference[number], reference[number], True)
    turn = seed // max(count, 1)
    for combination in chosen if chosen is not None else combinations(turn):
        try:
            runs = runs_of(combination)
        except Failed as e:
            differences.append(Difference(seed, str(combination),
                                          "does not compile", str(e)))
            continue
        for number in seeds:
            wanted, run = reference[number], runs[number]
            if wanted.status != 0:
                continue
            what = compare(wanted, run)
            if what:
                # Whose is it?
                theirs = runs_of(combination.stock())[number]
                differs(number, combination, what, run, wanted,
                        compare(wanted, theirs) is not None)
                continue
            # A sanitizer's runtime allocates as well.
            if combination.mode == "sanitize":
                continue
            what = compare_allocations(combination, run, wanted,
                                       number in deciding)
            if what:
                differs(number, combination, what, run, wanted)
    return differences, total


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=10)
    parser.add_argument("--size", type=int)
    parser.add_argument("--without", default="")
    parser.add_argument("--combination", action="append",
                        help="STRATEGY,LEVEL,MODE")
    parser.add_argument("--build", default=os.path.join(ROOT, "build"))
    parser.add_argument("--plugin", help="another plugin's file")
    parser.add_argument("--details", action="store_true")
    options = parser.parse_args()
    chosen = options.combination and [Combination.parse(c)
                                      for c in options.combination]
    without = [int(i) for i in options.without.split(",") if i]
    with tempfile.TemporaryDirectory(prefix="fuzz-cpp-") as folder:
        oracle = Oracle(options.build, folder, plugin=options.plugin)
        differences, runs = check(oracle, options.seed, options.count, without,
                                  options.size, chosen)
    for d in differences:
        print(d, flush=True)
        if options.details:
            print(d.detail, flush=True)
    print(f"seeds {options.seed} to {options.seed + options.count - 1}: "
          f"{runs} runs, {len(differences)} differences", flush=True)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
