#!/usr/bin/env python3
"""Runs generated programs of the trait language in many forms, and compares.

  oracle_trait.py --seed 1000 --count 30

What all of a program's forms print must be the same:

  rust        boxed by hand, compiled by rustc: what it means
  boxed       the same text, by traitc
  plain       calls through `dyn`, --dyn-async=box, -O0
  strategies  calls with `#[dyn_async(...)]`, under --dyn-async=S at -O0 to -O3,
              some with AddressSanitizer, few under valgrind; which, the seed says

Each program runs whole, until it panics at some step, and until its root is
dropped at some poll (test/fuzz/shim.cpp). What is allocated is freed, and is no
more than with boxes; the programs that are small take none for awaited calls.
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
PRELUDE = os.path.join(ROOT, "test", "trait", "support", "prelude.rs")
GROW = os.path.join(ROOT, "test", "trait", "strategies", "support", "grow.cpp")
SHIM = os.path.join(HERE, "shim.cpp")
STRATEGIES = ["nested", "inline(256)", "cache", "box", "sealed", "nested(0)",
              "custom(pool_grow)", "nested(4096)", "inline(64)"]
LEVELS = ["O0", "O1", "O2", "O3"]
COMPILE_SECONDS = 600
RUN_SECONDS = 300
# What leaks, the counts say; some of it does by rustc, too (check_freed).
VALGRIND = ["valgrind", "-q", "--error-exitcode=99", "--leak-check=no",
            "--read-inline-info=no", "--trace-children=yes"]
DROPS, CUT = 1 << 15, 1 << 10


@dataclasses.dataclass
class Difference:
    seed: int
    where: str    # the combination
    what: str     # in a few words
    detail: str = ""
    way: int = 0  # as the shim gives it, without the program's index
    stock: bool = False  # not of what is tested: rustc rejects it

    def __str__(self):
        return f"seed {self.seed}, {self.where}, way {self.way}: {self.what}"


@dataclasses.dataclass(frozen=True)
class Combination:
    """One way to compile and run."""
    form: str
    level: str = "O0"
    strategy: str = ""
    sanitize: bool = False
    valgrind: bool = False

    def __str__(self):
        return " ".join([self.form, *([self.strategy] if self.strategy else []),
                         "-" + self.level, *(["asan"] if self.sanitize else []),
                         *(["valgrind"] if self.valgrind else [])])

    @staticmethod
    def parse(text):
        """Of `FORM [STRATEGY] -LEVEL [asan|valgrind]`."""
        found = re.fullmatch(r"(\S+)( \S+)? -(O\d)( asan)?( valgrind)?",
                             text.replace(",", " "))
        if not found:
            raise ValueError(f"no combination: {text}")
        form, strategy, level, sanitize, valgrind = found.groups()
        return Combination(form, level, (strategy or "").strip(),
                           bool(sanitize), bool(valgrind))

    def stock(self):
        return STOCK


# What a program means: rustc says it, and that it is one.
STOCK = Combination("rust")
# What all others are compared with, which is there without rustc as well.
BASE = Combination("plain", "O0", "box")


@dataclasses.dataclass
class Run:
    """What one program printed, and how it ended."""
    out: str
    status: int
    err: str = ""

    def ended(self):
        """By itself, or by a panic."""
        return self.status in (0, 101)

    def number(self, word):
        found = re.search(rf"\b{word} (\d+)", self.err)
        return int(found[1]) if found else None


class Failed(Exception):
    """A command that ought to succeed."""


def execute(command, seconds, **kwargs):
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds,
                              stdin=subprocess.DEVNULL, **kwargs)
    except subprocess.TimeoutExpired:
        return 124, "", f"still running after {seconds} seconds"
    return (done.returncode, done.stdout.decode(errors="replace"),
            done.stderr.decode(errors="replace"))


def tool(name, *others):
    return next((t for t in (name, *others) if shutil.which(t)), name)


class Oracle:
    def __init__(self, build, folder, rustc="/usr/bin/rustc"):
        self.generator = os.path.join(build, "bin", "program-generator")
        self.traitc = os.path.join(build, "bin", "traitc")
        self.runtime = os.path.join(build, "lib", "libtraitc_rt.a")
        self.rustc = rustc if rustc and os.path.exists(rustc) else None
        self.clang = tool("clang++-22", "clang++")
        self.folder = folder
        self.objects = {}

    def object(self, source):
        """The object of a C++ file."""
        if source not in self.objects:
            to = os.path.join(self.folder, os.path.basename(source) + ".o")
            self.must([self.clang, "-std=c++20", "-O1", "-c", source, "-o", to])
            self.objects[source] = to
        return self.objects[source]

    def must(self, command):
        status, out, err = execute(command, COMPILE_SECONDS)
        if status != 0:
            raise Failed(f"{' '.join(command)}\nexit status {status}\n{out}{err}")

    def generate(self, seed, count, without=(), size=None, form="strategies"):
        status, out, err = execute(
            [self.generator, "--language=trait", f"--seed={seed}",
             f"--count={count}", f"--form={form}",
             *([f"--size={size}"] if size else []),
             *(["--without=" + ",".join(map(str, without))] if without else [])],
            60)
        if status != 0:
            raise Failed(f"program-generator: exit status {status}\n{err}")
        return out

    def ids(self, seed, size=None):
        """[(id, id of the part around it or -1)]."""
        status, out, err = execute(
            [self.generator, "--language=trait", f"--seed={seed}", "--list",
             *([f"--size={size}"] if size else [])], 60)
        if status != 0:
            raise Failed(f"program-generator: exit status {status}\n{err}")
        return [tuple(map(int, line.split()[:2])) for line in out.splitlines()]

    def compile(self, text, combination):
        """The executable."""
        base = os.path.join(self.folder, re.sub(r"\W+", "-", str(combination)))
        source, exe = base + ".rs", base + ".exe"
        with open(source, "w", encoding="utf-8") as f:
            f.write(text)
            if combination.form == "rust":
                with open(PRELUDE, encoding="utf-8") as prelude:
                    f.write(prelude.read())
        if combination.form == "rust":
            self.must([self.rustc, "--edition=2021", "-Awarnings",
                       "-Coverflow-checks=on", "-Cdebuginfo=0",
                       "-Cstrip=debuginfo", "--crate-name=program",
                       f"-Copt-level={combination.level[1]}",
                       "-Clink-arg=" + self.object(SHIM), source, "-o", exe])
            return exe
        sanitize = combination.sanitize
        self.must([self.traitc, source, "--emit=obj", "-" + combination.level,
                   *(["--dyn-async=" + combination.strategy]
                     if combination.strategy else []),
                   *(["--sanitize=address"] if sanitize else []),
                   "-o", base + ".o"])
        self.must([self.clang, base + ".o", self.object(SHIM), self.object(GROW),
                   self.runtime, "-Wl,--wrap=traitc_allocations,--wrap=traitc_write",
                   "-o", exe,
                   *(["-fsanitize=address"] if sanitize else []),
                   *(["-fuse-ld=lld"] if shutil.which("ld.lld-22") or
                     shutil.which("ld.lld") else [])])
        return exe

    def run(self, exe, ways, combination):
        """{way: Run} of the numbers."""
        path = os.path.join(self.folder, "runs")
        with open(path, "w", encoding="utf-8") as f:
            f.write("\n".join(map(str, ways)) + "\n")
        env = dict(os.environ, FUZZ_RUNS=path, TRAITC_STATS="1",
                   RUST_BACKTRACE="0", FUZZ_SECONDS="60" if combination.valgrind
                   else "20" if combination.sanitize else "5",
                   ASAN_OPTIONS="detect_stack_use_after_return=1:exitcode=99:"
                                "detect_leaks=0")
        status, out, err = execute(
            (VALGRIND if combination.valgrind else []) + [exe], RUN_SECONDS,
            env=env)
        errors = dict(self.pieces(err))
        runs = {}
        for way, text in self.pieces(out):
            printed, _, end = text.rpartition("<< ")
            runs[way] = Run(printed, int(end or 999), errors.get(way, ""))
        for way in ways:
            runs.setdefault(way, Run("", 998, f"not run; status {status}\n{err[-500:]}"))
        return runs

    @staticmethod
    def pieces(text):
        for piece in re.split(r"(?m)^>> ", text)[1:]:
            number, _, rest = piece.partition("\n")
            yield int(number), rest


def ways_of(index, steps, seed):
    """Which runs of a program there are, when it makes so many steps."""
    base = (index + 1) << 16
    draw = (seed * 0x9e3779b97f4a7c15) & (2**64 - 1)

    def drawn(below):
        nonlocal draw
        draw = (draw * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
        return (draw >> 33) % below

    most = min(steps, 1000)
    ways = [base]
    if most:
        ways += [base | 1 + drawn(most) for _ in range(4)]
        ways += [base | DROPS | 1 + drawn(most + most // 2) for _ in range(2)]
        ways.append(base | CUT * (2 + drawn(6)) | 1 + drawn(most))
    ways += [base | CUT * cut for cut in (1, 2, 3 + drawn(8))]
    return list(dict.fromkeys(w for w in ways))


def combinations(seed):
    """What a batch is tried in, beside the oracle; over the seeds, each with
    each. High levels cost most of the time: they have every second turn."""
    turn = seed // 10 * 0x9e3779b1 >> 7 & 0xffff
    level = ["O0", "O1", "O0", "O2", "O1", "O0", "O2", "O3"][turn % 8]
    strategy = STRATEGIES[turn // 8 % len(STRATEGIES)]
    made = [Combination("strategies", level, strategy, turn // 3 % 3 == 0)]
    other = STRATEGIES[turn // 64 % len(STRATEGIES)]
    if turn % 2:
        made.append(Combination("boxed", ["O0", "O0", "O1", "O2"][turn // 5 % 4],
                                "", turn // 7 % 4 == 0))
    else:
        made.append(Combination("plain", ["O0", "O1", "O2"][turn // 5 % 3],
                                other, turn // 7 % 4 == 0))
    if turn % 41 == 7:
        made.append(Combination("strategies", "O2", "nested", valgrind=True))
    return made


def compare(wanted, got):
    """What differs, in a few words, or None."""
    if got.status != wanted.status:
        return f"ends with {got.status}, not {wanted.status}"
    if got.out != wanted.out:
        a, b = wanted.out.split("\n"), got.out.split("\n")
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y),
                  min(len(a), len(b)))
        show = lambda lines: lines[at] if at < len(lines) else "the end"
        return f"line {at + 1} is `{show(b)}`, not `{show(a)}`"
    return None


def only_drops_more(wanted, got):
    """A function whose local panics as it is dropped leaks its result: rustc's
    `async fn` and ours. By hand, a box's result is in a variable first, and is
    dropped. So behind the panic `got` may have drops besides."""
    if got.status != wanted.status or got.status != 101:
        return False
    head, panic, rest = wanted.out.partition("panic\n")
    got_head, _, got_rest = got.out.partition("panic\n")
    if not panic or head != got_head:
        return False
    left = rest.split("\n")
    for line in got_rest.split("\n"):
        if left and line == left[0]:
            left.pop(0)
        elif not line.startswith("drop "):
            return False
    return not left


def compare_allocations(combination, run, boxes, rust):
    """The same for counts: those with a box for each call, and by rustc at -O0
    for boxes by hand."""
    made = run.number("allocations")
    if made is None:
        return "no allocations told"
    if combination.form == "boxed":
        theirs = rust.number("allocations") if rust else made
        if made > theirs or (made != theirs and combination.level == "O0"):
            return f"{made} allocations, {theirs} by rustc"
        return None
    if boxes and made > boxes.number("allocations"):
        return f"{made} allocations, {boxes.number('allocations')} with boxes"
    if re.search(r"^small$", run.err, re.M) and combination.form == "plain" and \
            combination.strategy in ("nested", "nested(4096)") and \
            made > run.number("boxes"):
        return f"{made} allocations, the program's own are {run.number('boxes')}"
    return None


def check(oracle, seed, count, without=(), size=None, chosen=None, rustc=True):
    """All of a batch: (differences, runs)."""
    differences, total = [], 0
    texts = {}

    def built(combination):
        form = combination.form
        if form not in texts:
            texts[form] = oracle.generate(seed, count, without, size, form)
            if form == "rust":
                texts[form] = "#![no_main] " + texts[form]
        try:
            return oracle.compile(texts[form], combination)
        except Failed as e:
            found = [(seed, e)]
            if count > 1:
                # Whose fault is it?
                found = [(n, failure) for n in range(seed, seed + count)
                         if (failure := fails_alone(n, combination))] or found
            for n, failure in found:
                differences.append(Difference(
                    n, str(combination), "does not compile", str(failure),
                    stock=form == "rust"))
            return None

    def fails_alone(number, combination):
        text = oracle.generate(number, 1, without, size, combination.form)
        try:
            oracle.compile(("#![no_main] " if combination.form == "rust" else "")
                           + text, combination)
        except Failed as e:
            return e
        return None

    turn = seed // 10
    base = BASE
    base_exe = built(base)
    if not base_exe:
        return differences, 0

    whole = [(i + 1) << 16 for i in range(count)]
    first = oracle.run(base_exe, whole, base)
    ways = []
    for i in range(count):
        ways += ways_of(i, first[whole[i]].number("steps") or 0, seed + i)
    reference = oracle.run(base_exe, ways, base)
    total += len(ways)
    todo = chosen if chosen is not None else combinations(seed)
    if rustc and oracle.rustc:
        by_rustc = next((c for c in todo if c.form == "rust"),
                        Combination("rust", "O2")
                        if turn % 8 == 4 and chosen is None else STOCK)
        todo = [by_rustc] + [c for c in todo if c.form != "rust"]
    rust = None

    def differs(way, combination, what, run, wanted=None):
        detail = f"expected:\n{wanted.out}\n{wanted.err}\n" if wanted else ""
        differences.append(Difference(
            seed + (way >> 16) - 1, str(combination), what,
            f"{detail}printed:\n{run.out}\n{run.err}", way & 0xffff))

    def kept(run):
        return (run.number("allocations") or 0) - (run.number("frees") or 0)

    def check_freed(way, combination, run):
        if not run.ended() or kept(run) == 0:
            return
        # A function whose local panics as it is dropped leaks its result, by
        # rustc too. With the boxes of `boxed`, that is more than with `plain`.
        if way & DROPS and run.status == 101 and (
                combination == base or combination.form == "boxed" or
                kept(run) <= kept(reference[way])):
            return
        differs(way, combination, f"{run.number('allocations')} allocations, "
                f"{run.number('frees')} frees", run)

    for way in ways:
        run = reference[way]
        if not run.ended():
            differs(way, base, f"ends with {run.status}", run)
        check_freed(way, base, run)
    for combination in todo:
        if combination == base:
            continue
        exe = built(combination)
        if not exe:
            continue
        runs = oracle.run(exe, ways, combination)
        total += len(ways)
        os.remove(exe)
        if combination.form == "rust":
            rust = runs
        for way in ways:
            run, boxes = runs[way], reference[way]
            wanted = boxes if boxes.ended() or not rust else rust[way]
            what = compare(wanted, run)
            if what and way & DROPS and combination.form in ("rust", "boxed") and \
                    only_drops_more(wanted, run):
                what = None
            if not what and combination.form != "rust":
                check_freed(way, combination, run)
                what = compare_allocations(
                    combination, run, boxes if boxes.ended() else None,
                    rust[way] if rust and by_rustc == STOCK else None)
            if what:
                differs(way, combination, what, run, wanted)
    return first_of_each(differences), total


def kind_of(difference):
    """What a smaller program must do in the same way."""
    text = re.sub(r"\d+", "N", difference.what)
    return "line" if text.startswith("line") else text


def first_of_each(differences):
    """One of those that a program shows in many runs."""
    seen, kept = set(), []
    for d in differences:
        key = (d.seed, d.where, kind_of(d))
        if key not in seen:
            seen.add(key)
            kept.append(d)
    return kept


def keep(oracle, difference, without, size, folder, command):
    """Writes a program that test/trait/run.py runs, and that fails there; one
    that has to panic for it fails with the shim only, by the second command."""
    os.makedirs(folder, exist_ok=True)
    combination = Combination.parse(difference.where)
    name = re.sub(r"\W+", "-", f"trait-{difference.seed}-{combination}")
    path = os.path.join(folder, name.strip("-") + ".rs")
    form = "boxed" if combination.form == "rust" else combination.form
    text = oracle.generate(difference.seed, 1, without, size, form)
    # Which run it is stands in the program itself.
    text = text.replace("let way = selected();",
                        f"let way = {1 << 16 | difference.way};")
    meant = STOCK if oracle.rustc else BASE
    reference = oracle.generate(difference.seed, 1, without, size, meant.form)
    if meant == STOCK:
        reference = "#![no_main] " + reference
    run = oracle.run(oracle.compile(reference, meant),
                     [1 << 16 | difference.way], meant)[1 << 16 | difference.way]
    left_out = ",".join(map(str, without))
    lines = [f"// {difference.where}: {difference.what}", f"// {command}",
             f"// oracle_trait.py --seed={difference.seed} --count=1"
             f"{f' --size={size}' if size else ''} --without={left_out} "
             f"--combination='{difference.where}'", "//"]
    if combination.strategy:
        lines.append(f"// STRATEGIES: {combination.strategy}")
    # That many at most: with boxes.
    lines += ["// OPTIONS: --link=%S/" + os.path.relpath(GROW, folder),
              f"// ALLOCS all: <= {run.number('allocations')}"]
    if run.status:
        lines.append(f"// EXIT: {run.status}")
    out = ["// OUT: " + line for line in run.out.splitlines()]
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n" + text + "\n" + "\n".join(out) + "\n")
    return path


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=30)
    parser.add_argument("--size", type=int)
    parser.add_argument("--without", default="")
    parser.add_argument("--combination", action="append",
                        metavar="'FORM STRATEGY -LEVEL [asan]'",
                        help="only these")
    parser.add_argument("--no-rustc", action="store_true")
    parser.add_argument("--build", default=os.path.join(ROOT, "build"))
    parser.add_argument("--keep", help="a folder for what differs")
    options = parser.parse_args()
    chosen = None
    if options.combination:
        chosen = [Combination.parse(c) for c in options.combination]
    without = [int(i) for i in options.without.split(",") if i]
    with tempfile.TemporaryDirectory(prefix="fuzz-trait-") as folder:
        oracle = Oracle(options.build, folder)
        differences, runs = check(oracle, options.seed, options.count, without,
                                  options.size, chosen, not options.no_rustc)
    for d in differences:
        print(d, flush=True)
        if options.keep:
            os.makedirs(options.keep, exist_ok=True)
            name = re.sub(r"\W+", "-", f"{d.seed}-{d.where}-{d.way}")
            with open(os.path.join(options.keep, name), "w", encoding="utf-8") as f:
                f.write(f"{d}\n{d.detail}")
    print(f"seeds {options.seed} to {options.seed + options.count - 1}: "
          f"{runs} runs, {len(differences)} differences", flush=True)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
