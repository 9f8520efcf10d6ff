"""Builds a CMake project of C++ coroutines without and with the plugin, runs
its own tests on both, and compares: which passed, what they printed, and how
often they allocated memory. No time is compared.

  scripts/try-project ../my-project
  scripts/try-project ../my-project --cmake=-DMYLIB_BUILD_TESTS=ON --strategy cache

Each build's tests run twice. Output is expected to be the same with the plugin
where it is the same in both runs without it; addresses and durations are left
out. Exit status: 0 where nothing differs, 1 where something does, 2 where
nothing could be compared.
"""

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import traceback

import compare
from project import Trouble, Variant, tail

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# Which #include says that a project uses a library that has an adapter.
ADAPTERS = {
    "asio": r"(boost/)?asio(\.hpp|/)", "libcoro": r"coro/",
    "cppcoro": r"cppcoro/", "folly": r"folly/(experimental/)?coro/",
    "concurrencpp": r"concurrencpp/", "stdexec": r"exec/task\.hpp"}
SOURCES = (".cpp", ".cc", ".cxx", ".hpp", ".h", ".hh", ".hxx", ".ipp", ".inl")
MARK = ".made-by-try-project"
INCLUDE = shlex.quote("-I" + os.path.join(ROOT, "include"))
NOTHING = "the project %s without the plugin either: nothing to compare"


def arguments(argv):
    p = argparse.ArgumentParser(
        prog="scripts/try-project", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("project", metavar="PATH", help="the folder of a CMakeLists.txt")
    p.add_argument("--cmake", action="append", default=[], metavar="ARG",
                   help="one more argument for cmake: --cmake=-DX=ON")
    p.add_argument("--flag", action="append", default=[],
                   help="one more flag for the C++ compiler, in all builds: --flag=-DX")
    p.add_argument("--target", action="append", default=[],
                   help="build this, in place of everything")
    p.add_argument("--tests", metavar="REGEX", help="only the tests of such a name")
    p.add_argument("--level", default="O2",
                   choices=["O0", "O1", "O2", "O3", "Os", "Oz"])
    p.add_argument("--strategy", action="append", metavar="S",
                   help="strategy of all awaited calls (nested unless told); "
                        "given again, one more build")
    p.add_argument("--slot", metavar="N", help="bytes at the root, as --dynasync-slot")
    p.add_argument("--adapter", action="append", metavar="LIBRARY",
                   choices=[*ADAPTERS, "none"],
                   help="opt this library's tasks in (unless told, those that "
                        "the sources include): " + ", ".join(ADAPTERS) + ", none")
    p.add_argument("--prelude", metavar="FILE",
                   help="a header in front of each source: it declares the "
                        "project's own task types with DYNASYNC_TASK")
    p.add_argument("--same-attributes", action="store_true",
                   help="adapters and prelude without the plugin too: what stock "
                        "clang elides by itself does not count as gain")
    p.add_argument("--repeat", type=int, default=2, metavar="N",
                   help="runs of each build's tests (2)")
    p.add_argument("--jobs", type=int, default=2, help="compilations at once (2)")
    p.add_argument("--test-jobs", type=int, default=1, help="tests at once (1)")
    p.add_argument("--timeout", type=int, default=300, metavar="SECONDS",
                   help="of a test (300)")
    p.add_argument("--no-count", action="store_true",
                   help="do not count allocations (for sanitizers)")
    p.add_argument("--all", action="store_true", help="list all tests")
    p.add_argument("--json", metavar="FILE", help="the comparison as JSON")
    p.add_argument("--work", metavar="FOLDER",
                   help="where to build (build/try-project/NAME)")
    p.add_argument("--build", default=os.path.join(ROOT, "build"),
                   help=argparse.SUPPRESS)
    o = p.parse_args(argv)
    for name in "repeat", "jobs", "test_jobs", "timeout":
        if getattr(o, name) < 1:
            p.error("--%s: at least 1" % name.replace("_", "-"))
    for arg in o.cmake:
        if re.match(r"-DCMAKE_(CXX_FLAGS(_RELEASE)?|BUILD_TYPE|C(XX)?_COMPILER)\b", arg):
            p.error("--cmake=%s: the script sets that; see --flag and --level" % arg)
    return o


def files_of(o, stock):
    """The sources: what lies in the folder, and what is compiled from
    elsewhere."""
    for at, folders, files in os.walk(o.project):
        folders[:] = [f for f in folders if not f.startswith(".")
                      and os.path.join(at, f) != o.work]
        yield from (os.path.join(at, f) for f in files if f.endswith(SOURCES))
    commands = os.path.join(stock.build_folder, "compile_commands.json")
    if os.path.exists(commands):
        with open(commands) as f:
            yield from (os.path.normpath(os.path.join(c["directory"], c["file"]))
                        for c in json.load(f))


def scan(o, stock):
    """The adapters that the sources include the library of, and the files that
    define a promise_type."""
    found, promises = set(), []
    for file in sorted(set(files_of(o, stock))):
        if not os.path.exists(file):
            continue
        with open(file, errors="replace") as f:
            text = f.read()
        for name, pattern in ADAPTERS.items():
            if re.search(r'#\s*include\s*[<"]' + pattern, text):
                found.add(name)
        if (re.search(r"\b(struct|class|using)\s+promise_type\b", text)
                and "coro_await_elidable" not in text
                and "DYNASYNC_TASK" not in text):
            promises.append(os.path.relpath(file, o.project))
    return sorted(found), promises


def prepare(o):
    o.project = os.path.abspath(o.project)
    if not os.path.isdir(o.project):
        raise Trouble("there is no folder " + o.project)
    if not os.path.exists(os.path.join(o.project, "CMakeLists.txt")):
        raise Trouble("no CMakeLists.txt in " + o.project,
                      "Name the folder that one would give to cmake -S.")
    for tool in "cmake", "ctest":
        if not shutil.which(tool):
            raise Trouble("there is no %s (Debian: apt-get install cmake)" % tool)
    o.wrapper = os.path.join(o.build, "bin", "dynasync-clang++")
    if not os.path.exists(o.wrapper):
        raise Trouble("nothing is built yet: run scripts/setup first")
    o.stock = os.environ.get("DYNASYNC_COMPILER") or shutil.which("clang++-22")
    if not o.stock:
        raise Trouble("there is no clang++-22 (Debian: apt-get install clang-22)")
    check_options(o)
    o.c_compiler = shutil.which("clang-22") or "cc"
    o.generator = "Ninja" if shutil.which("ninja") else None
    if o.prelude:
        o.prelude = os.path.abspath(o.prelude)
        if not os.path.exists(o.prelude):
            raise Trouble("there is no prelude " + o.prelude)
    o.work = os.path.abspath(o.work or os.path.join(
        o.build, "try-project", os.path.basename(o.project)))
    if os.path.isdir(o.work) and os.listdir(o.work):
        if not os.path.exists(os.path.join(o.work, MARK)):
            raise Trouble("%s has something in it that is not this script's" % o.work,
                          "Name another folder with --work.")
        shutil.rmtree(o.work)
    os.makedirs(o.work, exist_ok=True)
    open(os.path.join(o.work, MARK), "w").close()


def counter(o):
    if o.no_count:
        return None
    made = os.path.join(o.work, "libcount.so")
    command = [o.c_compiler, "-O2", "-fPIC", "-shared", "-fexceptions",
               os.path.join(HERE, "count.c"), "-o", made, "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Trouble("the counter of allocations does not compile",
                      *done.stderr.splitlines()[:10])
    return made


def opt_in(o):
    words = [w for name in o.adapters
             for w in ("-include", "dynasync/adapters/%s.h" % name)]
    return words + (["-include", shlex.quote(o.prelude)] if o.prelude else [])


def wrapper_options(o, strategy):
    return (["--dynasync-strategy=" + strategy] if strategy else []) + (
        ["--dynasync-slot=" + o.slot] if o.slot else [])


def check_options(o):
    """What the wrapper says of its options, before anything is built."""
    for strategy in o.strategy or [None]:
        done = subprocess.run(
            [o.wrapper, *wrapper_options(o, strategy), "-x", "c++",
             "-fsyntax-only", os.devnull], capture_output=True, text=True)
        if done.returncode:
            raise Trouble("the plugin cannot be used so",
                          *done.stderr.splitlines()[:10])


def variants(o):
    for strategy in o.strategy or [None]:
        # CMake's flags go through a shell: a strategy has parentheses.
        flags = [INCLUDE, *opt_in(o), "-fsave-optimization-record",
                 "-foptimization-record-passes=dynasync",
                 *map(shlex.quote, wrapper_options(o, strategy))]
        name = strategy or "nested"
        folder = os.path.join(o.work, "plugin-" + re.sub(r"\W+", "-", name))
        yield Variant(name, folder, o.wrapper, flags, o)


def say(text):
    print("==> " + text, flush=True)


def make(variant, how):
    """Builds it. The words are None, or what went wrong."""
    say("%s: configure" % how)
    if not variant.configure():
        return "cannot be configured", variant.log("configure")
    say("%s: build" % how)
    if not variant.build():
        return "does not build", variant.log("build")
    return None


def report(o, stock, variant, rows, promises):
    """Prints the comparison; returns whether something differs."""
    print("\n%s, -%s, strategy %s:" % (os.path.basename(o.project), o.level,
                                       variant.name))
    for line in compare.table(rows, o.all):
        print(line.rstrip())
    for row in rows:
        if row.differs and row.difference():
            print("\n%s prints something else:" % row.name)
            print("\n".join("  " + line for line in row.difference()))
    lowered, left = variant.remarks()
    print("\nawaited calls: %d lowered, %d left as they were%s" % (
        lowered, sum(left.values()), "".join(
            "; %s: %d" % item for item in left.most_common(5))))
    if not lowered + sum(left.values()):
        print("No call was marked: no task type is opted in, or none is awaited "
              "directly.")
    if promises:
        print("Task types that may not be opted in yet are in %d file(s): %s%s.\n"
              "See --prelude, and \"A library's types\" in docs/cpp.md." % (
                  len(promises), ", ".join(promises[:3]),
                  ", ..." if len(promises) > 3 else ""))
    if not o.no_count:
        print("allocations, of tests that pass and where they do not vary: "
              "%d without, %d with" % (compare.total(rows, 0),
                                       compare.total(rows, 1)))
    different = [row for row in rows if row.differs]
    print("%d tests, %d passed without and %d with the plugin, %d differ" % (
        len(rows), sum(r.was == "passed" for r in rows),
        sum(r.now == "passed" for r in rows), len(different)))
    return {"strategy": variant.name, "lowered": lowered, "left": dict(left),
            "differ": len(different), "tests": [r.to_json() for r in rows]}


def main(argv):
    o = arguments(argv)
    prepare(o)
    say(o.project)
    preload = counter(o)
    stock = Variant("stock", os.path.join(o.work, "stock"), o.stock, [], o)
    o.adapters = [a for a in o.adapter or [] if a != "none"]
    if o.same_attributes:
        stock.flags = [INCLUDE, *opt_in(o)]
    say("without the plugin: configure")
    if not stock.configure():
        raise Trouble(NOTHING % "cannot be configured", *tail(stock.log("configure")),
                      "All of it: " + stock.log("configure"))
    found, promises = scan(o, stock)
    if not o.adapter:
        o.adapters = found
        if found and o.same_attributes:
            stock.flags = [INCLUDE, *opt_in(o)]
            stock.configure()
    if o.prelude:
        promises = []
    say("adapters: " + (", ".join(o.adapters) or "none"))
    say("without the plugin: build")
    if not stock.build():
        raise Trouble(NOTHING % "does not build", *tail(stock.log("build")),
                      "All of it: " + stock.log("build"))
    if not stock.tests():
        raise Trouble(
            "the project has no tests that ctest knows" +
            (" under the name '%s'" % o.tests if o.tests else ""),
            "Is there an option that turns them on? --cmake=-DITS_TESTS=ON")
    say("without the plugin: %d tests" % len(stock.tests()))
    for _ in range(o.repeat):
        stock.run(preload)

    reports, bad = [], 0
    for variant in variants(o):
        how = "with it, strategy " + variant.name
        wrong = make(variant, how)
        if wrong:
            bad += 1
            print("\nWith the plugin, strategy %s, the project %s:" % (
                variant.name, wrong[0]))
            print("\n".join("  " + line for line in tail(wrong[1])))
            print("All of it: " + wrong[1])
            reports.append({"strategy": variant.name, "failed": wrong[0]})
            continue
        say("%s: tests" % how)
        for _ in range(o.repeat):
            variant.run(preload)
        reports.append(report(o, stock, variant, compare.compare(stock, variant),
                              promises))
        bad += reports[-1]["differ"]
    print("\nThe builds, logs and outputs are in " + o.work)
    if o.json:
        with open(o.json, "w") as f:
            json.dump({"project": os.path.basename(o.project), "level": o.level,
                       "adapters": o.adapters, "builds": reports}, f, indent=1)
            f.write("\n")
    return 1 if bad else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        print("error: " + trouble.args[0], file=sys.stderr)
        for line in trouble.args[1:]:
            print("       " + line, file=sys.stderr)
        sys.exit(2)
    except Exception:  # not 1: that says that something differs
        traceback.print_exc()
        sys.exit(2)
