#!/usr/bin/env python3
"""Counts the instructions of one async call in the trait language, beside the
same program under rustc: four implementers called in turn, ready at the first
poll, a future of 56 bytes in rustc. And of one whose callee suspends once, the
executor's work included.

Instructions are callgrind's, as the difference of two runs with different
numbers of rounds, so that the start-up cancels; they repeat.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
source = os.path.dirname(os.path.dirname(here))

parser = argparse.ArgumentParser(
    prog="trait-call.py", description=__doc__,
    formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--traitc", help="default: build/bin/traitc",
                    default=os.path.join(source, "build", "bin", "traitc"))
parser.add_argument("--rustc", default="/usr/bin/rustc",
                    help="Debian's rustc (package rustc-web); left out if absent")
parser.add_argument("--check", action="store_true",
                    help="fail if a figure is above test/bench/ceilings.json")
parser.add_argument("--json", metavar="FILE", help="write the figures there too")
parser.add_argument("--work", help=argparse.SUPPRESS,
                    default=os.path.join(source, "build", "bench"))
options = parser.parse_args()

# What stands in the table, and how its program is built.
ROWS = [
    ("a plain method through a vtable", "plain", "rustc", []),
    ("static async", "static", "rustc", []),
    ("dyn async, slot by hand", "slot", "rustc", []),
    ("dyn async, boxed by hand", "boxed", "rustc", []),
    ("a plain method through a vtable", "plain", "traitc", []),
    ("static async", "static", "traitc", []),
    ("dyn async, nested", "dyn", "traitc", ["--dyn-async=nested"]),
    ("dyn async, inline(256)", "dyn", "traitc", ["--dyn-async=inline(256)"]),
    ("dyn async, box", "dyn", "traitc", ["--dyn-async=box"]),
    ("dyn async, boxed by hand", "boxed", "traitc", []),
    ("suspends once, boxed by hand", "once-boxed", "rustc", []),
    ("suspends once, nested", "once", "traitc", ["--dyn-async=nested"]),
    ("suspends once, box", "once", "traitc", ["--dyn-async=box"]),
    ("suspends once, boxed by hand", "once-boxed", "traitc", []),
]
FEW, MANY = 1000, 11000


def run(command, **more):
    result = subprocess.run(command, capture_output=True, text=True, **more)
    if result.returncode:
        sys.exit("error: %s ended with %d\n%s%s" % (
            " ".join(command), result.returncode, result.stdout, result.stderr))
    return result


def build(name, compiler, flags, rounds):
    with open(os.path.join(here, "trait-call", name + ".rs")) as f:
        text = f.read()
    text, changed = re.subn(r"ROUNDS: u64 = \d+", "ROUNDS: u64 = %d" % rounds,
                            text)
    assert changed == 1
    if compiler == "rustc":
        with open(os.path.join(here, "trait-call", "support",
                               "block-on.rs")) as f:
            text += f.read()
    label = re.sub(r"\W+", "-", "-".join([name, compiler, *flags]))
    file = os.path.join(options.work, "%s-%d.rs" % (label, rounds))
    program = file[:-3]
    with open(file, "w") as f:
        f.write(text)
    if compiler == "rustc":
        run([options.rustc, "--edition=2021", "-Copt-level=3", "-Awarnings",
             file, "-o", program])
    else:
        run([options.traitc, "-O2", *flags, file, "-o", program])
    return program


def instructions(program):
    result = run(["valgrind", "--tool=callgrind",
                  "--callgrind-out-file=/dev/null", program])
    return (int(re.search(r"Collected : (\d+)", result.stderr)[1]),
            result.stdout)


os.makedirs(options.work, exist_ok=True)
outputs, figures = {}, []
for title, name, compiler, flags in ROWS:
    if compiler == "rustc" and not shutil.which(options.rustc):
        continue
    few, output = instructions(build(name, compiler, flags, FEW))
    many, _ = instructions(build(name, compiler, flags, MANY))
    each = (many - few) / (4.0 * (MANY - FEW))
    figures.append((compiler, title, each))
    print("%-7s %-34s %7.2f" % (compiler, title, each), flush=True)
    # A figure of a program that computes something else is worth nothing.
    wanted = outputs.setdefault(name.startswith("once"), output)
    if output != wanted:
        sys.exit("error: %s under %s prints %s, not %s" % (
            name, compiler, output.strip(), wanted.strip()))

if options.json:
    with open(options.json, "w") as f:
        json.dump([dict(compiler=c, call=t, instructions=n)
                   for c, t, n in figures], f, indent=1)
if options.check:
    with open(os.path.join(here, "ceilings.json")) as f:
        ceilings = json.load(f)["trait-call"]
    measured = {"%s/%s" % (c, t): n for c, t, n in figures}
    above = [(k, measured[k], c) for k, c in ceilings.items()
             if measured[k] > c]
    for name, n, ceiling in above:
        print("error: %s takes %.2f instructions, above %s" % (
            name, n, ceiling))
    by_hand = measured.get("rustc/dyn async, slot by hand")
    if by_hand and measured["traitc/dyn async, nested"] >= by_hand:
        above.append(None)
        print("error: nested is not below the slot by hand")
    if above:
        sys.exit(1)
    print("figures held to their ceilings")
