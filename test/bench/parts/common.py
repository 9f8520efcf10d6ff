"""What all benchmarks share: running commands, counting, printing tables.

`settings` holds what the command line said; who parses it fills it in.
"""
import os
import re
import shutil
import subprocess
import sys
import threading
import types

bench = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
source = os.path.dirname(os.path.dirname(bench))

settings = types.SimpleNamespace(
    clangxx=os.environ.get("DYNASYNC_CLANGXX", "clang++-22").split()[0],
    work=os.path.join(source, "build", "bench"),
    plugin=os.path.join(source, "build", "lib", "DynAsync-22.so"))


class Failed(Exception):
    pass


def run(command, env=None, what=None):
    result = subprocess.run(command, capture_output=True, text=True,
                            errors="replace",
                            env=dict(os.environ, **env) if env else None)
    if result.returncode:
        log = os.path.join(settings.work, "failed.log")
        with open(log, "a") as f:
            f.write("$ %s\n%s%s\n" % (" ".join(command), result.stdout,
                                      result.stderr))
        raise Failed("%s ended with %d (see %s)" %
                     (what or os.path.basename(command[0]), result.returncode,
                      os.path.relpath(log)))
    return result


def tool(name):
    """One of LLVM's tools, of the same version as the compiler."""
    for candidate in (name + "-22", "/usr/lib/llvm-22/bin/" + name):
        if shutil.which(candidate):
            return candidate
    raise Failed("no %s" % name)


def heap_counter():
    return os.path.join(settings.work, "count-heap.so")


def prepare(needed):
    """Makes the working folder; ends the program if something is missing."""
    os.makedirs(settings.work, exist_ok=True)
    log = os.path.join(settings.work, "failed.log")
    if os.path.exists(log):
        os.remove(log)
    missing = [t for t in (settings.clangxx, "valgrind") if not shutil.which(t)]
    missing += [p for p in needed if p and not os.path.exists(p)]
    if missing:
        sys.exit("error: missing: %s (run scripts/setup)" % ", ".join(missing))
    run([settings.clangxx, "-x", "c", "-O2", "-shared", "-fPIC",
         os.path.join(bench, "count-heap.c"), "-o", heap_counter()])


def instructions_of(command):
    """All instructions of one run."""
    result = run(["valgrind", "--tool=callgrind",
                  "--callgrind-out-file=/dev/null", *command],
                 what=os.path.basename(command[0]))
    return int(re.search(r"Collected : (\d+)", result.stderr)[1])


def value_of(output, name):
    found = re.search(r"^%s (-?\d+)$" % name, output, re.M)
    return int(found[1]) if found else None


def heap_of(command):
    """Allocations, bytes asked for, bytes held at the end, and at most."""
    report = os.path.join(settings.work,
                          "heap.%d.txt" % threading.get_ident())
    run(command, {"LD_PRELOAD": heap_counter(), "BENCH_HEAP": report},
        what=os.path.basename(command[0]))
    with open(report) as f:
        return [int(word) for word in f.read().split()]


def progress(text):
    if sys.stderr.isatty():
        sys.stderr.write("\r\033[K" + text)
        sys.stderr.flush()


def table(title, columns, lines):
    print("\n" + title)
    cells = [[str(c) for c in line] for line in [columns, *lines]]
    # A cell of dashes or figures stands right, words stand left.
    widths = [max(len(line[i]) for line in cells if i < len(line))
              for i in range(len(columns))]
    for line in cells:
        print("  " + "  ".join(
            c.ljust(w) if re.search("[A-Za-z]", cells[1][i] if len(cells) > 1
                                    and i < len(cells[1]) else "") and i < 2
            else c.rjust(w)
            for i, (c, w) in enumerate(zip(line, widths))).rstrip())
    sys.stdout.flush()


def number(value, digits=1):
    if value is None:
        return "-"
    text = "%.*f" % (digits, value)
    return text[:-2] if digits == 1 and text.endswith(".0") else text
