#!/usr/bin/env python3
"""Compiles and runs programs of the trait language, and compares.

  run.py PROGRAM.rs|FOLDER ...          each at -O0 and -O2, every strategy
                                        that can make a difference
  run.py --rustc rust/drop-order.rs     the same, and compares with rustc
  run.py --record rust/new.rs           writes what rustc's program printed
                                        and allocated into the file
  run.py --target i686-linux-gnu ...    on another machine, emulated

What a program expects stands in its comments, each at the start of a line:

  // OUT: text             a line of standard output (all of them, in order)
  // EXIT: 101             the exit status (0 unless told)
  // STDERR: text          standard error has this somewhere
  // ALLOCS nested: 3      allocations under a strategy ("all": under each); there
                           must be such a line for each that is tried
  // ALLOCS nested O2: 2   the same at one level only, where it makes a difference;
                           "<= 3": at most (LLVM may leave out an allocation)
  // OPTIONS: --x --y      further options of traitc; %S is the program's folder
  // STRATEGIES: a, b      those that are tried, in place of the usual ones
  // EXIT box: 101         OUT, EXIT and STDERR of one strategy, in place of those
                           for all
  // ERROR: 3:7: text      does not compile: an error at line 3, column 7, with
                           this text in it; there are no others (an error
                           without a place: `// ERROR: text`)

Other words in capitals, and strategies that are not tried, are mistakes.

A program in a folder named rust/ is legal Rust as well: with support/prelude.rs
appended, rustc accepts it. It has to print and to allocate the same there.
"""

import argparse
import concurrent.futures
import difflib
import hashlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import zlib

from target import MACHINES, Target

HERE = os.path.dirname(os.path.abspath(__file__))
PRELUDE = os.path.join(HERE, "support", "prelude.rs")
LEVELS = ["O0", "O2"]
STRATEGIES = ["nested", "inline(256)", "box"]
OF_A_STRATEGY = {"OUT", "EXIT", "STDERR", "ALLOCS"}
DIRECTIVES = OF_A_STRATEGY | {"OPTIONS", "STRATEGIES", "ERROR"}
RUN_SECONDS = 20
VALGRIND_SECONDS = 120
COMPILE_SECONDS = 300
# Which functions were inlined in libc is of no use, and takes time to read.
VALGRIND = ["valgrind", "-q", "--error-exitcode=99", "--leak-check=full",
            "--show-leak-kinds=all", "--errors-for-leak-kinds=all",
            "--read-inline-info=no"]


class Mismatch(Exception):
    """What went wrong, as text for people."""


def located(text):
    """`3:7: text` as (3, 7, text); text without a place is at 0:0."""
    place = re.match(r"(\d+):(\d+): (.*)$", text)
    return (int(place[1]), int(place[2]), place[3]) if place else (0, 0, text)


class Program:
    """A program and what its comments expect."""

    def __init__(self, path):
        self.path = os.path.abspath(path)
        self.legal_rust = os.path.basename(os.path.dirname(self.path)) == "rust"
        with open(path, encoding="utf-8") as f:
            self.text = f.read()
        self.errors, self.options, self.strategies = [], [], []
        self.allocs = {}
        # By strategy; "" for all the others.
        self.out, self.stderr, self.exit = {}, {}, {}
        for line in self.text.split("\n"):
            match = re.match(r"// ([A-Z]{3,})( [^:]*)?:(?: (.*))?$", line)
            if match:
                self._expect(match[1], (match[2] or "").strip(), match[3] or "")
        if self.errors and (self.out or self.stderr or self.exit or self.allocs):
            raise Mismatch(f"{path}: ERROR beside what a run would show")

    def _expect(self, word, subject, text):
        if word not in DIRECTIVES or subject and word not in OF_A_STRATEGY:
            said = f"{word} {subject}".strip()
            raise Mismatch(f"{self.path}: `// {said}: ...` says nothing\n")
        if word == "OUT":
            self.out.setdefault(subject, []).append(text)
        elif word == "EXIT":
            if not re.fullmatch(r"-?\d+", text):
                raise Mismatch(f"`// EXIT ...: {text}` is no number\n")
            self.exit[subject] = int(text)
        elif word == "STDERR":
            self.stderr.setdefault(subject, []).append(text)
        elif word == "STRATEGIES":
            self.strategies += text.split(", ")
        elif word == "ALLOCS":
            self.allocs[subject] = text
        elif word == "OPTIONS":
            self.options += shlex.split(text.replace("%S", os.path.dirname(self.path)))
        elif word == "ERROR":
            self.errors.append(located(text))

    def check_strategies(self, tried):
        """Raises a Mismatch if it says something of a strategy that nobody
        tries: that would never be looked at."""
        said = {s for where in (self.out, self.stderr, self.exit) for s in where if s}
        said |= {re.sub(r" (O\d|rustc)$", "", s) for s in self.allocs} - {"all"}
        for strategy in sorted(said - set(tried)):
            raise Mismatch(f"{self.path}: strategy `{strategy}` is not tried\n")

    def allocations(self, strategy, level):
        """The text of the line that says most exactly what is allocated."""
        for subject in (f"{strategy} {level}", strategy, f"all {level}", "all"):
            if subject in self.allocs:
                return self.allocs[subject]
        return None

    def of(self, expected, strategy, otherwise):
        """What is said of a strategy, or of all."""
        return expected.get(strategy, expected.get("", otherwise))

    def expected_output(self, strategy):
        return "".join(line + "\n" for line in self.of(self.out, strategy, []))


def execute(command, seconds, **kwargs):
    """Runs a command; (status, stdout, stderr)."""
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds,
                              stdin=subprocess.DEVNULL, **kwargs)
    except subprocess.TimeoutExpired as e:
        raise Mismatch(f"{shlex.join(command)}\nstill running after {seconds} seconds; "
                       f"stdout so far:\n{(e.stdout or b'').decode(errors='replace')}") from None
    return (done.returncode, done.stdout.decode(errors="replace"),
            done.stderr.decode(errors="replace"))


def status_text(status):
    return f"signal {-status}" if status < 0 else str(status)


def indent(text):
    return "".join("  | " + line + "\n" for line in text.splitlines())


def compare(program, what, status, out, err, strategy=""):
    """Raises a Mismatch unless a run did what the program expects."""
    problems = []
    wanted = program.expected_output(strategy)
    if out != wanted:
        diff = difflib.unified_diff(wanted.splitlines(),
                                    out.splitlines(), "expected", "printed", lineterm="")
        problems.append("stdout differs:\n" + indent("\n".join(diff) or
                                                     "in the end of the last line"))
    expected = program.of(program.exit, strategy, 0)
    if status != expected:
        problems.append(f"exit status {status_text(status)}, expected "
                        f"{status_text(expected)}\n")
    for text in program.of(program.stderr, strategy, []):
        if text not in err:
            problems.append(f"stderr lacks: {text}\n")
    if problems:
        shown = "stderr:\n" + indent(err) if err else ""
        raise Mismatch(f"{what}\n{''.join(problems)}{shown}")


def compare_allocations(program, what, strategy, level, err):
    """Raises a Mismatch unless a run allocated what the program promises."""
    what = f"TRAITC_STATS=1 {what}\n"
    # The last one; a program may have left its own line unfinished.
    counted = re.search(r".*allocations (\d+)\b", err, re.S)
    if not counted:
        raise Mismatch(f"{what}no line `allocations N` in stderr:\n" + indent(err))
    counted = int(counted[1])
    expected = program.allocations(strategy, level)
    if expected is None:
        raise Mismatch(f"{what}the program does not say `// ALLOCS {strategy}: N` "
                       f"or `// ALLOCS all: N`; there are {counted} allocations\n")
    bound = re.fullmatch(r"(<= )?(\d+)", expected)
    if not bound:
        raise Mismatch(f"`// ALLOCS ...: {expected}` is no number\n")
    most = int(bound[2])
    if counted > most or counted < most and not bound[1]:
        raise Mismatch(f"{what}{counted} allocations, expected {expected}\n")


class Variant:
    """One way to compile and run a program."""

    def __init__(self, level, strategy, sanitize=False, valgrind=False, target=None):
        self.level, self.strategy = level, strategy
        self.sanitize, self.valgrind, self.target = sanitize, valgrind, target

    def of_strategy(self, strategy):
        return Variant(self.level, strategy, self.sanitize, self.valgrind, self.target)

    def commands(self, traitc, program, exe):
        options = ["-" + self.level, "--dyn-async=" + self.strategy]
        if self.target:
            return self.target.commands(traitc, program.path, exe,
                                        options + program.options)
        return [[traitc, program.path, "-o", exe, *options,
                 *(["--sanitize=address"] if self.sanitize else []), *program.options]]

    def check(self, traitc, program, done):
        exe = os.path.join(done.folder, "-".join(
            [self.level, self.strategy, *(["asan"] if self.sanitize else [])]))
        commands = self.commands(traitc, program, exe)
        for command in commands if not os.path.exists(exe) else []:
            status, out, err = execute(command, COMPILE_SECONDS)
            if status != 0:
                who = "traitc" if command[0] == traitc else "the linker"
                raise Mismatch(f"{shlex.join(command)}\n{who}'s exit status is "
                               f"{status_text(status)}:\n{indent(out + err)}")
        run = ((self.target.emulator if self.target else [])
               + (VALGRIND if self.valgrind else []) + [exe])
        status, out, err = done.run(run)
        what = " && ".join(shlex.join(c) for c in [*commands, run])
        compare(program, what, status, out, err, self.strategy)
        compare_allocations(program, what, self.strategy, self.level, err)


class Done:
    """What was made and run of one program: nothing of it is done twice. A
    program without calls that a strategy is about is compiled under each, but
    one that comes out the same, byte for byte, also does the same."""

    def __init__(self, folder):
        self.folder = folder
        self.results = {}

    def run(self, command):
        *checker, exe = command
        with open(exe, "rb") as f:
            key = (*checker, hashlib.sha256(f.read()).digest())
        if key not in self.results:
            # The runtime tells at its end what it allocated.
            env = dict(os.environ, TRAITC_STATS="1",
                       ASAN_OPTIONS="detect_stack_use_after_return=1:exitcode=99")
            self.results[key] = execute(
                command, VALGRIND_SECONDS if checker else RUN_SECONDS, env=env)
        return self.results[key]


def variants(levels, strategies, sanitize=False, valgrind=False, target=None):
    made = [Variant(l, s, target=target) for l in levels for s in strategies]
    if sanitize:
        made += [Variant(l, s, sanitize=True) for l in levels for s in strategies]
    if valgrind:
        made += [Variant(l, s, valgrind=True) for l in levels for s in strategies]
    return made


def few_variants(valgrind):
    """What an everyday run tries: each level, each strategy and both checkers
    of memory, but not each with each."""
    default, *others = STRATEGIES
    first, last = LEVELS
    return ([Variant(first, default, sanitize=True), Variant(last, default, valgrind=valgrind)]
            + [Variant(first, s) for s in others]
            + [Variant(last, s, sanitize=True) for s in others])


def own_strategies(matrix, program):
    """The matrix with the program's own strategies in place of the usual: the
    first takes the first one's part."""
    if not program.strategies:
        return matrix
    usual = list(dict.fromkeys(v.strategy for v in matrix))
    first, *others = program.strategies
    parts = {u: [first] if i == 0 else others if i == 1 else []
             for i, u in enumerate(usual)}
    return [v.of_strategy(s) for v in matrix for s in parts[v.strategy]]


def without_repeats(matrix, program, traitc):
    """A strategy is about calls that the plugin lowers; a program without any
    is the same under each, so one of them will do."""
    _, annotated, _ = execute([traitc, program.path, "--emit=llvm-ir", *program.options],
                              COMPILE_SECONDS)
    if '"dynasync-native"' in annotated:
        return matrix
    return [v for v in matrix if v.strategy == matrix[0].strategy]


def checkers_in_turn(matrix, program):
    """For a program that is tried under one strategy: AddressSanitizer at the
    first level and valgrind at the last, or, for every other program, the
    sanitizer at the last, which takes half the time. Its name decides."""
    strategies = {v.strategy for v in matrix}
    if len(strategies) != 1 or not zlib.crc32(os.path.basename(program.path).encode()) % 2:
        return matrix
    strategy, = strategies
    return [Variant(LEVELS[0], strategy), Variant(LEVELS[-1], strategy, sanitize=True)]


def check_errors(traitc, program, folder):
    """A program with mistakes: each is reported, where it is, and no other."""
    exe = os.path.join(folder, "program")
    command = [traitc, program.path, "-o", exe, *program.options]
    status, out, err = execute(command, COMPILE_SECONDS)
    report = []
    if status != 1:
        report.append(f"exit status {status_text(status)}, expected 1\n")
    if os.path.exists(exe):
        report.append("an executable was written\n")
    # `file:3:7: error: text`, or `traitc: error: text`.
    found = [located((m[1] or "") + m[2]) for m in
             re.finditer(r"^(?:.*?:(\d+:\d+: )|\S+: )?error: (.*)$", err, re.M)]
    left = list(found)
    for line, column, text in program.errors:
        match = next((f for f in left if f[:2] == (line, column) and text in f[2]), None)
        if match:
            left.remove(match)
        else:
            report.append(f"not reported: {line}:{column}: {text}\n")
    report += [f"not expected: {l}:{c}: {t}\n" for l, c, t in left]
    # The source line and a caret belong to each error (LLVM leaves the caret
    # out when the line is not ASCII).
    lines = err.split("\n")
    for i, text in enumerate(lines):
        if re.match(r".*?:\d+:\d+: error: ", text):
            if len(lines) < i + 2 or lines[i + 1].isascii() and "^" not in "".join(lines[i + 2:i + 3]):
                report.append(f"no source line and caret below: {text}\n")
    if report:
        raise Mismatch(f"{shlex.join(command)}\n{''.join(report)}it printed:\n{indent(out + err)}")


def find_rustc():
    """Debian's package is what the project names; any other will do."""
    debian = "/usr/bin/rustc"
    return os.environ.get("RUSTC") or (debian if os.path.exists(debian)
                                       else shutil.which("rustc"))


def run_rustc(rustc, program, folder):
    """(status, stdout, stderr) of the program as rustc compiles it."""
    source = os.path.join(folder, "program.rs")
    exe = os.path.join(folder, "rust-program")
    with open(PRELUDE, encoding="utf-8") as f, open(source, "w", encoding="utf-8") as to:
        # The prelude's main calls the program's.
        to.write("#![no_main] " + program.text + "\n" + f.read())
    command = [rustc, "--edition=2021", "-Awarnings", "-Coverflow-checks=on",
               "-Cdebuginfo=0", "-Cstrip=debuginfo", "--crate-name=program", source,
               "-o", exe]
    status, out, err = execute(command, COMPILE_SECONDS)
    if status != 0:
        raise Mismatch(f"rustc rejects it; its exit status is {status_text(status)}:\n"
                       + indent(out + err))
    return execute([exe], RUN_SECONDS,
                   env=dict(os.environ, RUST_BACKTRACE="0", TRAITC_STATS="1"))


def check_rustc(rustc, program, folder):
    what = "as compiled by " + rustc
    status, out, err = run_rustc(rustc, program, folder)
    compare(program, what, status, out, err)
    compare_allocations(program, what, "all", "rustc", err)


def record(rustc, program, folder):
    """Puts rustc's output at the end of the file, its exit status and what it
    allocates at the top."""
    status, out, err = run_rustc(rustc, program, folder)
    if out and not out.endswith("\n"):
        raise Mismatch("the output does not end with a newline")
    if re.search(r"[ \t]$", out, re.M):
        raise Mismatch("a line of the output ends with a blank")
    for text in program.of(program.stderr, "", []):
        if text not in err:
            raise Mismatch(f"stderr lacks: {text}\n" + indent(err))
    if status < 0:
        raise Mismatch(f"{status_text(status)}\n" + indent(err))
    counted = re.search(r"^allocations (\d+)$", err, re.M)
    if not counted:
        raise Mismatch("no line `allocations N` in stderr:\n" + indent(err))
    kept = [line for line in program.text.rstrip("\n").split("\n")
            if not re.match(r"// (OUT|EXIT|ALLOCS all):", line)]
    while kept and not kept[-1]:
        kept.pop()
    comments = next(i for i, line in enumerate(kept) if not line.startswith("//"))
    kept.insert(comments, f"// ALLOCS all: {counted[1]}")
    if status != 0:
        kept.insert(comments, f"// EXIT: {status}")
    if out:
        kept.append("")
        kept += ["// OUT: " + line if line else "// OUT:" for line in out[:-1].split("\n")]
    with open(program.path, "w", encoding="utf-8") as f:
        f.write("\n".join(kept) + "\n")


def check(path, traitc, matrix, rustc, every=False, in_turn=False, more=()):
    """All of one program; a list of texts, empty when all went well. Every:
    also strategies that cannot make a difference. In turn: see
    checkers_in_turn. More: options of traitc."""
    failures = []

    def attempt(action):
        with tempfile.TemporaryDirectory(prefix="trait-") as folder:
            try:
                action(folder)
            except Mismatch as e:
                failures.append(str(e))

    try:
        program = Program(path)
    except Mismatch as e:
        return [str(e)]
    program.options += more
    if program.errors:
        attempt(lambda folder: check_errors(traitc, program, folder))
        return failures
    attempt(lambda _: program.check_strategies(
        program.strategies or {*STRATEGIES, *(v.strategy for v in matrix)}))
    if rustc and program.legal_rust:
        attempt(lambda folder: check_rustc(rustc, program, folder))
    matrix = own_strategies(matrix, program)
    if traitc and not every:
        matrix = without_repeats(matrix, program, traitc)
    if in_turn:
        matrix = checkers_in_turn(matrix, program)
    with tempfile.TemporaryDirectory(prefix="trait-") as folder:
        done = Done(folder)
        for variant in matrix if traitc else []:
            attempt(lambda _: variant.check(traitc, program, done))
            if len(failures) >= 3:
                failures.append("(more variants were not tried)\n")
                break
    return failures


def programs_in(paths):
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in sorted(os.walk(path)):
                if os.path.basename(folder) != "support":
                    yield from (os.path.join(folder, n) for n in sorted(names)
                                if n.endswith(".rs"))
        else:
            yield path


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PROGRAM")
    parser.add_argument("--traitc", default=os.path.normpath(
        os.path.join(HERE, "..", "..", "build", "bin", "traitc")), metavar="PATH")
    parser.add_argument("--levels", default=",".join(LEVELS), help="default: %(default)s")
    parser.add_argument("--strategies", default=",".join(STRATEGIES),
                        help="default: %(default)s")
    parser.add_argument("--sanitize", action="store_true", help="with AddressSanitizer, too")
    parser.add_argument("--valgrind", action="store_true", help="under valgrind, too")
    parser.add_argument("--target", choices=sorted(MACHINES), help="on this machine")
    parser.add_argument("--every", action="store_true",
                        help="all strategies also where there is no call that they are about")
    parser.add_argument("--more", action="append", default=[], metavar="OPTION",
                        help="a further option of traitc, as --more=--dispatch=caller")
    parser.add_argument("--rustc", action="store_true",
                        help="compare with rustc, too (the one that RUSTC names, or Debian's)")
    parser.add_argument("--only-rustc", action="store_true", help="leave traitc out")
    parser.add_argument("--record", action="store_true",
                        help="write rustc's output into the programs")
    parser.add_argument("-j", type=int, default=1, metavar="N", help="programs at once")
    args = parser.parse_args()

    rustc = None
    if args.rustc or args.record or args.only_rustc:
        rustc = find_rustc()
        if not rustc:
            parser.error("no rustc found (Debian: apt-get install rustc-web)")
    traitc = None if args.only_rustc else args.traitc
    if traitc and not args.record and not os.path.exists(traitc):
        parser.error(f"no traitc at {traitc}")
    paths = list(programs_in(args.paths))
    if args.only_rustc:
        paths = [p for p in paths if Program(p).legal_rust]
    with tempfile.TemporaryDirectory(prefix="trait-") as folder:
        target = None
        if args.target:
            target = Target(args.target, folder)
            target.make_runtime()
        matrix = variants(args.levels.split(","), args.strategies.split(","),
                          args.sanitize, args.valgrind, target)
        return run_all(args, paths, traitc, matrix, rustc)


def run_all(args, paths, traitc, matrix, rustc):
    def one(path):
        if args.record:
            with tempfile.TemporaryDirectory(prefix="trait-") as folder:
                try:
                    record(rustc, Program(path), folder)
                    return []
                except Mismatch as e:
                    return [str(e)]
        return check(path, traitc, matrix, rustc, args.every, more=args.more)

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(max(1, args.j)) as pool:
        for path, failures in zip(paths, pool.map(one, paths)):
            failed += bool(failures)
            print(f"{'FAIL' if failures else 'ok  '} {os.path.relpath(path)}")
            for text in failures:
                print(indent(text), end="")
    print(f"{len(paths) - failed} passed, {failed} failed")
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
