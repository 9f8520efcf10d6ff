#!/usr/bin/env python3
"""Counts the instructions of one awaited call of 2, 8 and 64 known
implementers: of strategy sealed, by hand (a switch over final classes in C++,
a match over an enum in the trait language), and of one implementer directly.

Instructions are callgrind's, as the difference of two runs with different
numbers of calls; they repeat. `frame` is the caller's frame in C++, in bytes.
What is written by hand in C++ is compiled by stock clang, which is told to
elide calls that run seldom, too (left to itself, it elides none of 64).
"""
import argparse
import json
import os
import re
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
source = os.path.dirname(os.path.dirname(here))

parser = argparse.ArgumentParser(
    prog="sealed-call.py", description=__doc__,
    formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--plugin", default=os.path.join(
    source, "build", "lib", "DynAsync-22.so"))
parser.add_argument("--traitc", default=os.path.join(
    source, "build", "bin", "traitc"))
parser.add_argument("--no-traitc", action="store_true", help="C++ only")
parser.add_argument("--check", action="store_true",
                    help="fail if sealed is more than 10%% above what is "
                         "written by hand, or above test/bench/ceilings.json")
parser.add_argument("--work", help=argparse.SUPPRESS,
                    default=os.path.join(source, "build", "bench"))
options = parser.parse_args()

NUMBERS = (2, 8, 64)
FEW, MANY = 1280, 11520  # multiples of 64
clangxx = os.environ.get("DYNASYNC_CLANGXX", "clang++-22").split()[0]


def run(command):
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode:
        sys.exit("error: %s ended with %d\n%s%s" % (
            " ".join(command), result.returncode, result.stdout, result.stderr))
    return result


def instructions(command):
    result = run(["valgrind", "--tool=callgrind",
                  "--callgrind-out-file=/dev/null", *command])
    return (int(re.search(r"Collected : (\d+)", result.stderr)[1]),
            result.stdout)


def cxx(form, number):
    program = os.path.join(options.work, "sealed-call-%s-%d" % (form, number))
    flags = {"sealed": ["-DBENCH_CALL=1", "-fpass-plugin=" + options.plugin],
             "by hand": ["-DBENCH_CALL=2", "-mllvm",
                         "-coro-elide-branch-ratio=0"],
             "direct": ["-DBENCH_CALL=3"]}[form]
    run([clangxx, "-std=c++20", "-O2", "-I" + here,
         "-I" + os.path.join(source, "include"),
         "-DBENCH_IMPLEMENTERS=%d" % number, *flags,
         os.path.join(here, "sealed-call.cpp"), "-o", program])
    few, output = instructions([program, str(FEW)])
    many, _ = instructions([program, str(MANY)])
    frame = re.search(r"frame (\d+)", output)[1]
    return few, many, re.search(r"result \S+", output)[0], frame


STEPS = ["(kept ^ b).wrapping_add(c ^ d)", "kept.wrapping_add(b ^ c)",
         "kept.wrapping_sub(b).wrapping_add(c ^ d)", "(kept ^ d).wrapping_sub(c)"]


def trait_program(form, number, rounds):
    """Implementers that are ready at once, unless their total is u64::MAX."""
    text = ["#[dyn_async(sealed)]", "trait Step {",
            "async fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64;",
            "}"]
    for i in range(number):
        text.append("""struct S%d { total: u64 }
impl Step for S%d {
    async fn step(&mut self, a: u64, b: u64, c: u64, d: u64) -> u64 {
        let kept = self.total.wrapping_add(a ^ %d);
        if kept == u64::MAX {
            yield_now().await;
        }
        self.total = %s;
        self.total
    }
}""" % (i, i, i, STEPS[i % len(STEPS)]))
    step = "step(i, sum, i, i).await"
    at = "all[(i %% %d) as usize]" % number
    of = {"sealed": "Box<dyn Step>", "by hand": "Any", "direct": "S0"}[form]
    make = {"sealed": "Box::new(S%d { total: %d })",
            "by hand": "Any::V%d(S%d { total: %d })",
            "direct": "S0 { total: %d }"}[form]
    call = "%s.%s" % (at, step)
    if form == "by hand":
        text.append("enum Any { %s }" % ", ".join(
            "V%d(S%d)" % (i, i) for i in range(number)))
        call = "match &mut %s { %s }" % (at, ", ".join(
            "Any::V%d(s) => s.%s" % (i, step) for i in range(number)))
    each = ", ".join(make % ((i,) * make.count("%d")) for i in range(number))
    text.append("""async fn drive(rounds: u64) -> u64 {
    let mut all: [%s; %d] = [%s];
    let mut sum = 0u64;
    let mut i = 0;
    while i < rounds {
        sum = sum.wrapping_add(%s);
        i += 1;
    }
    sum
}
fn main() {
    println!("{}", block_on(drive(%d)));
}
""" % (of, number, each, call, rounds))
    return "\n".join(text)


def trait(form, number):
    counts = []
    for rounds in (FEW, MANY):
        program = os.path.join(options.work, "sealed-trait-%s-%d-%d" % (
            form.replace(" ", "-"), number, rounds))
        with open(program + ".rs", "w") as f:
            f.write(trait_program(form, number, rounds))
        run([options.traitc, "-O2", program + ".rs", "-o", program])
        counts.append(instructions([program]))
    return counts[0][0], counts[1][0], counts[0][1].strip(), ""


os.makedirs(options.work, exist_ok=True)
with open(os.path.join(here, "ceilings.json")) as f:
    ceilings = json.load(f)["sealed-call"]
wrong = []
print("%-6s %4s %-8s %13s %6s" % ("", "", "", "instructions", "frame"))
for language, measure in (("C++", cxx), ("trait", trait)):
    if language == "trait" and options.no_traitc:
        continue
    for number in NUMBERS:
        figures, outputs = {}, {}
        for form in ("direct", "by hand", "sealed"):
            few, many, outputs[form], frame = measure(form, number)
            figures[form] = (many - few) / (MANY - FEW)
            print("%-6s %4d %-8s %13.2f %6s" % (
                language, number, form, figures[form], frame), flush=True)
        # A figure of a program that computes something else is worth nothing.
        if outputs["sealed"] != outputs["by hand"]:
            sys.exit("error: %s, %d: '%s', by hand '%s'" % (
                language, number, outputs["sealed"], outputs["by hand"]))
        if figures["sealed"] > 1.1 * figures["by hand"]:
            wrong.append("%s, %d: more than 10%% above what is written by hand"
                         % (language, number))
        ceiling = ceilings["%s/%d" % (language, number)]
        if figures["sealed"] > ceiling:
            wrong.append("%s, %d: above %s" % (language, number, ceiling))
if options.check:
    for text in wrong:
        print("error: " + text)
    if wrong:
        sys.exit(1)
    print("figures held to their ceilings")
