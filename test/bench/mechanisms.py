#!/usr/bin/env python3
"""Compares the two ways to call an async method through a vtable, in the trait
language: `callee`, whose entry allocates its frame through what it is handed,
and `caller`, who reads the frame's size in the vtable and provides the memory.
The same programs, compiled with --dispatch=callee and --dispatch=caller.

Instructions are callgrind's, as the difference of two runs with different
numbers of calls, so that the start-up cancels; they repeat. Times, of programs
and of the compiler, are the least of some runs that take turns, and are worth
little on a machine that does something else.
"""
import argparse
import json
import os
import re
import resource
import subprocess
import sys
import time

here = os.path.dirname(os.path.abspath(__file__))
source = os.path.dirname(os.path.dirname(here))

parser = argparse.ArgumentParser(
    prog="mechanisms.py", description=__doc__,
    formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--traitc", help="default: build/bin/traitc",
                    default=os.path.join(source, "build", "bin", "traitc"))
parser.add_argument("--quick", action="store_true",
                    help="instructions of the first rows only, no times")
parser.add_argument("--no-time", action="store_true",
                    help="all rows, but nothing that is timed")
parser.add_argument("--only", default="", metavar="TEXT",
                    help="the rows whose names have this in them")
parser.add_argument("--runs", type=int, default=5, metavar="N",
                    help="of what is timed (default: %(default)s)")
parser.add_argument("--json", metavar="FILE", help="write the figures there too")
parser.add_argument("--work", help=argparse.SUPPRESS,
                    default=os.path.join(source, "build", "bench"))
options = parser.parse_args()
options.no_time |= options.quick

WAYS = ("callee", "caller")
FEW, MANY, TIMED = 1000, 11000, 2000000
SMALL, LARGE = 1, 64  # words that live across the await
# What a leaf awaits: it is ready before, and what it would await calls nothing,
# or the waker; or it suspends once.
READY, READY_WAKES, SUSPENDS = range(3)
# Title, strategy, words, what it awaits, layers of decorators.
ROWS = [
    ("ready, small frame", "nested", SMALL, READY, 0),
    ("ready, small frame", "inline(256)", SMALL, READY, 0),
    ("ready, small frame", "box", SMALL, READY, 0),
    ("ready, could wake", "nested", SMALL, READY_WAKES, 0),
    ("ready, large frame", "nested", LARGE, READY, 0),
    ("ready, large frame", "inline(1024)", LARGE, READY, 0),
    ("ready, large frame", "box", LARGE, READY, 0),
    ("suspends once, small frame", "nested", SMALL, SUSPENDS, 0),
    ("suspends once, small frame", "box", SMALL, SUSPENDS, 0),
    ("chain of 5, ready", "nested", SMALL, READY, 4),
    ("chain of 5, ready", "box", SMALL, READY, 4),
    ("chain of 5, suspends once", "nested", SMALL, SUSPENDS, 4),
]
QUICK = 3
STEPS = ["(kept ^ b).wrapping_add(c ^ d)", "kept.wrapping_add(b ^ c)",
         "kept.wrapping_sub(b).wrapping_add(c ^ d)", "(kept ^ d).wrapping_sub(c)"]


def program(words, wait, layers, implementers, rounds):
    """`implementers` types of leaves, each behind so many decorators; called in
    turn. A leaf has so many words on both sides of its await."""
    text = ["""use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
struct Never;
impl Future for Never {
    type Output = ();
    fn poll(self: Pin<&mut Self>, _cx: &mut Context<'_>) -> Poll<()> {
        Poll::Pending
    }
}
trait Step {
    async fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64;
}"""]
    for i in range(implementers):
        when = "kept != 12345678901234567" if wait is SUSPENDS else "kept == 12345678901234567"
        what = "Never" if wait is READY else "yield_now()"
        text.append("""struct S%d { total: u64 }
impl Step for S%d {
    async fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64 {
        let mut kept = self.total.wrapping_add(a ^ %d);
        if %s {
            let mut words = [kept; %d];
            words[(b %% %d) as usize] = c;
            %s.await;
            kept = kept ^ words[(d %% %d) as usize];
        }
        self.total = %s;
        self.total
    }
}""" % (i, i, i, when, words, words, what, words, STEPS[i % len(STEPS)]))
    text.append("""struct Layer { below: Box<dyn Step> }
impl Step for Layer {
    async fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64 {
        self.below.step(a, b, c, d).await.wrapping_add(1)
    }
}""")

    def made(i):
        leaf = "Box::new(S%d { total: %d })" % (i, i)
        for _ in range(layers):
            leaf = "Box::new(Layer { below: %s })" % leaf
        return leaf
    text.append("""async fn drive(rounds: u64) -> u64 {
    let mut all: [Box<dyn Step>; %d] = [%s];
    let mut sum = 0u64;
    let mut i = 0;
    while i < 4 * rounds {
        sum = sum.wrapping_add(all[(i %% %d) as usize].step(i, sum, i, i).await);
        i += 1;
    }
    sum
}
fn main() {
    println!("{}", block_on(drive(%d)));
}
""" % (implementers, ", ".join(made(i) for i in range(implementers)),
       implementers, rounds))
    return "\n".join(text)


def run(command, **more):
    result = subprocess.run(command, capture_output=True, text=True, **more)
    if result.returncode:
        sys.exit("error: %s ended with %d\n%s%s" % (
            " ".join(command), result.returncode, result.stdout, result.stderr))
    return result


def written(label, text):
    path = os.path.join(options.work, "mechanisms-%s.rs" % label)
    with open(path, "w") as f:
        f.write(text)
    return path


def traitc(path, way, strategy, output, *flags):
    run([options.traitc, "-O2", "--dispatch=" + way, "--dyn-async=" + strategy,
         *flags, path, "-o", output])
    return output


def instructions(command):
    result = run(["valgrind", "--tool=callgrind",
                  "--callgrind-out-file=/dev/null", command])
    return (int(re.search(r"Collected : (\d+)", result.stderr)[1]),
            result.stdout)


def statistics(exe):
    """Allocations and bytes, as the runtime tells them."""
    err = run([exe], env=dict(os.environ, TRAITC_STATS="1")).stderr
    found = re.search(r"allocations (\d+), frees (\d+), bytes (\d+)", err)
    if found[1] != found[2]:
        sys.exit("error: %s allocates %s and frees %s" % (exe, found[1],
                                                          found[2]))
    return int(found[1]), int(found[3])


def measure(row, number):
    title, strategy, words, wait, layers = row
    figures, exes, outputs = {}, {}, {}
    for way in WAYS:
        counted, allocated = [], []
        for rounds in (FEW, MANY):
            label = "%d-%s-%d" % (number, way, rounds)
            path = written(label, program(words, wait, layers, 4, rounds))
            exe = traitc(path, way, strategy, path[:-3])
            count, output = instructions(exe)
            counted.append(count)
            allocated.append(statistics(exe))
        outputs[way] = output
        calls = 4.0 * (MANY - FEW)
        figures[way] = {
            "instructions": (counted[1] - counted[0]) / calls,
            "allocations": (allocated[1][0] - allocated[0][0]) / calls,
            "bytes": (allocated[1][1] - allocated[0][1]) / calls}
        if not options.no_time:
            label = "%d-%s-timed" % (number, way)
            path = written(label, program(words, wait, layers, 4, TIMED))
            exes[way] = traitc(path, way, strategy, path[:-3])
    # A figure of a program that computes something else is worth nothing.
    if len(set(outputs.values())) != 1:
        sys.exit("error: %s, %s: different results" % (title, strategy))
    least = {}
    for _ in range(options.runs if exes else 0):
        for way, exe in exes.items():
            start = time.perf_counter()
            run([exe])
            taken = time.perf_counter() - start
            least[way] = min(taken, least.get(way, taken))
    for way, seconds in least.items():
        figures[way]["nanoseconds"] = 1e9 * seconds / (4.0 * TIMED)
    return figures


def code(words, layers, implementers, way):
    """Bytes of code; bytes of a vtable; the frames of a leaf and of drive."""
    path = written("code-" + way, program(words, READY_WAKES, layers, implementers,
                                          FEW))
    obj = traitc(path, way, "nested", path[:-3] + ".o", "--emit=obj")
    text = 0
    for line in run(["llvm-size-22", "-A", obj]).stdout.splitlines():
        part = line.split()
        if len(part) == 3 and part[0].startswith(".text"):
            text += int(part[1])
    ir = run([options.traitc, "-O2", "--dispatch=" + way,
              "--emit=optimized", path]).stdout
    table = re.search(r'^@"S0 as dyn Step" = .*constant \{ ([^}]*) \}', ir,
                      re.M)[1]
    frames = {}
    for name in ("S0.step", "drive"):
        found = re.search(r"@%s\S*\.resume\(.*dereferenceable\((\d+)\)" %
                          re.escape(name), ir)
        frames[name] = int(found[1]) if found else None
    # drive lies in its caller's frame: the object's stack is in that.
    return {"text": text, "vtable": 8 * len(table.split(",")),
            "leaf": frames["S0.step"], "caller": frames["drive"]}


def compile_seconds(implementers):
    path = written("compile", program(SMALL, READY_WAKES, 1, implementers, FEW))
    least = {}
    for _ in range(options.runs):
        for way in WAYS:
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            traitc(path, way, "nested", path[:-3] + ".o", "--emit=obj")
            taken = resource.getrusage(
                resource.RUSAGE_CHILDREN).ru_utime - before
            least[way] = min(taken, least.get(way, taken))
    return least


os.makedirs(options.work, exist_ok=True)
report = {"rows": [], "code": {}}
print("%-28s %-13s %21s %17s %15s" % ("a call", "strategy", "instructions",
                                      "allocations", "ns"))
print("%42s %10s %10s %8s %8s %7s %7s" % (("",) + 3 * WAYS))
for number, row in enumerate(ROWS[:QUICK] if options.quick else ROWS):
    if options.only not in row[0]:
        continue
    figures = measure(row, number)
    report["rows"].append(dict(call=row[0], strategy=row[1], **figures))
    a, b = (figures[way] for way in WAYS)
    print("%-28s %-13s %10.2f %10.2f %8.2f %8.2f %7.1f %7.1f" % (
        row[0], row[1], a["instructions"], b["instructions"],
        a["allocations"], b["allocations"], a.get("nanoseconds", 0),
        b.get("nanoseconds", 0)), flush=True)
    if b["allocations"] > a["allocations"]:
        sys.exit("error: --dispatch=caller allocates more")
print("\n%-28s %10s %10s" % (("program",) + WAYS))
for title, words, layers, implementers in (
        ("4 leaves", SMALL, 0, 4), ("4 leaves, large", LARGE, 0, 4),
        ("64 leaves and decorators", SMALL, 1, 64)):
    of = {way: code(words, layers, implementers, way) for way in WAYS}
    report["code"][title] = of
    for what, label in (("text", "code, bytes"), ("vtable", "a vtable, bytes"),
                        ("leaf", "a leaf's frame, bytes"),
                        ("caller", "the caller's frame, bytes")):
        print("%-28s %10s %10s  %s" % (title, of["callee"][what],
                                       of["caller"][what], label), flush=True)
if not options.no_time:
    seconds = compile_seconds(64)
    report["compile seconds, 64 leaves"] = seconds
    print("%-28s %10.2f %10.2f  seconds of the compiler" % (
        "64 leaves and decorators", seconds["callee"], seconds["caller"]))
if options.json:
    with open(options.json, "w") as f:
        json.dump(report, f, indent=1)
