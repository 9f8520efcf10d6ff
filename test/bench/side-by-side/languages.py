"""The trait language beside rustc: one async call of four implementers in turn
(the programs in ../trait-call), and Fuchsia's protocol."""
import os
import re
import shutil
import statistics
import subprocess

import executor
import fuchsia
from cxx import jobs, text_bytes
from parts.common import (Failed, bench, heap_of, instructions_of, progress, run,
                          settings)

RUSTC, TRAITC = "rustc", "traitc"

# Label, source, compiler, flags.
CALLS = [
    ("a plain method", "plain", RUSTC, []),
    ("static async", "static", RUSTC, []),
    ("dyn, slot by hand", "slot", RUSTC, []),
    ("dyn, boxed by hand", "boxed", RUSTC, []),
    ("a plain method", "plain", TRAITC, []),
    ("static async", "static", TRAITC, []),
    ("dyn, nested", "dyn", TRAITC, ["--dyn-async=nested"]),
    ("dyn, inline(N)", "dyn", TRAITC, ["--dyn-async=inline(512)"]),
    ("dyn, cache", "dyn", TRAITC, ["--dyn-async=cache"]),
    ("dyn, sealed", "dyn", TRAITC, ["--dyn-async=sealed"]),
    ("dyn, box", "dyn", TRAITC, ["--dyn-async=box"]),
    ("dyn, boxed by hand", "boxed", TRAITC, []),
]
# Fewer of them: 2560 functions take a compiler a while.
TREES = [
    ("plain methods", "plain", RUSTC, []),
    ("static async", "static", RUSTC, []),
    ("dyn, boxed by hand", "boxed", RUSTC, []),
    ("static async", "static", TRAITC, []),
    ("dyn, nested", "dyn", TRAITC, ["--dyn-async=nested"]),
    ("dyn, box", "dyn", TRAITC, ["--dyn-async=box"]),
]

# What is added to each implementer, behind its possible wait.
KEEPS = ("let mut more = [0u64; 49];\n more[(b % 49) as usize] = a;\n",
         "self.total = self.total.wrapping_add(more[(c % 49) as usize]);\n")
POINTS = [("ready at once", False, False), ("400 bytes more", True, False),
          ("suspends once", False, True)]
FEW, MANY, PER_ROUND = 1000, 201000, 4


def call_text(source, compiler, point, rounds):
    _, more, waits = point
    with open(os.path.join(bench, "trait-call", source + ".rs")) as f:
        text = f.read()
    text, changed = re.subn(r"ROUNDS: u64 = \d+", "ROUNDS: u64 = %d" % rounds,
                            text)
    assert changed == 1
    begin = "let kept = self.total.wrapping_add(a);\n"
    assert text.count(begin) == 4
    if more:
        text = text.replace(begin, begin + KEEPS[0])
        text, changed = re.subn(r"(self\.total = .*;\n)(\s+self\.total\n)",
                                lambda m: m[1] + KEEPS[1] + m[2], text)
        assert changed == 4
    if waits:
        text = text.replace(begin, begin + "yield_now().await;\n")
    return text.replace("block_on(", "to_end(") + executor.text(compiler == RUSTC)


def seconds_of(program):
    """Of the processor, for one run: these programs have one thread."""
    with open(os.devnull, "w") as nothing:
        child = subprocess.Popen([program], stdout=nothing)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise Failed("%s ended with %d" % (program, child.returncode))
    return usage.ru_utime + usage.ru_stime


class Entry:
    """A program, made for two numbers of rounds, whose difference is measured; or
    for one, if it is so large that its start does not matter."""

    def __init__(self, group, point, label, compiler, flags, make_text, rounds,
                 per_round):
        self.group, self.point, self.label = group, point, label
        self.compiler, self.flags = compiler, flags
        self.make_text, self.rounds = make_text, rounds
        self.calls = (rounds[-1] - (rounds[0] if len(rounds) > 1 else 0)) * \
            per_round
        self.figures, self.times, self.error = {}, [], None

    def guarded(self, step):
        if self.error is None:
            try:
                step()
            except Failed as e:
                self.error = str(e)

    def build(self):
        name = re.sub(r"\W+", "-", "-".join(
            [self.group, self.point, self.label, self.compiler]))
        self.programs = []
        for rounds in self.rounds:
            program = os.path.join(settings.work, "side-by-side", "%s-%d" % (
                name, rounds))
            with open(program + ".rs", "w") as f:
                f.write(self.make_text(self.compiler, rounds))
            if self.compiler == RUSTC:
                run([settings.rustc, "--edition=2021", "-Copt-level=3",
                     "-Awarnings", program + ".rs", "-o", program], what="rustc")
            else:
                run([settings.traitc, "-O2", *self.flags, program + ".rs", "-o",
                     program], what="traitc")
            self.programs.append(program)

    def count(self):
        few, many = self.programs[0], self.programs[-1]
        two = few != many
        if not settings.no_count:
            self.figures["instructions"] = (
                instructions_of([many]) -
                (instructions_of([few]) if two else 0)) / self.calls
        low, high = heap_of([few]) if two else [0] * 4, heap_of([many])
        self.figures["allocations"] = (high[0] - low[0]) / self.calls
        self.figures["peak"] = high[3]
        self.figures["code"] = text_bytes(many)
        self.result = run([few]).stdout.strip()

    def time(self):
        took = [seconds_of(program) for program in self.programs]
        took = took[-1] - (took[0] if len(took) > 1 else 0)
        self.times.append(took * 1e9 / self.calls)

    def record(self):
        out = {"row": "%s, %s" % (self.compiler, self.label),
               "point": self.point}
        if self.times:
            self.figures["ns"] = statistics.median(self.times)
        if len(self.times) > 1:
            low, _, high = statistics.quantiles(self.times, n=4,
                                                method="inclusive")
            out["spread"] = [round(low, 3), round(high, 3)]
        for name, value in self.figures.items():
            out[name] = round(value, 3)
        if self.error:
            out["error"] = self.error
        return out


def measured(entries, what):
    with jobs() as pool:
        for step in (Entry.build, Entry.count):
            for i, _ in enumerate(pool.map(lambda e: e.guarded(
                    lambda: step(e)), entries)):
                progress("%s: %d of %d %s" % (
                    what, i + 1, len(entries),
                    "built" if step is Entry.build else "counted"))
    for turn in range(settings.rounds):
        progress("%s: times, round %d of %d" % (what, turn + 1, settings.rounds))
        for entry in entries:
            entry.guarded(entry.time)
    # A figure of a program that computes something else is worth nothing.
    right = {}
    for e in entries:
        if e.error is None and e.result != right.setdefault(e.point, e.result):
            e.error = "wrong result: %s, not %s" % (e.result, right[e.point])
    progress("")
    return entries


def available(rows):
    return [r for r in rows if shutil.which(
        settings.rustc if r[2] == RUSTC else settings.traitc)]


def calls(quick):
    entries = []
    for point in POINTS[:1] if quick else POINTS:
        for label, source, compiler, flags in available(CALLS):
            if source == "plain" and point[2]:
                continue
            entries.append(Entry(
                "call", point[0], label, compiler, flags,
                lambda compiler, rounds, source=source, point=point:
                    call_text(source, compiler, point, rounds),
                (FEW, MANY // 10 if quick else MANY), PER_ROUND))
    return measured(entries, "Rust")


def trees(quick):
    variants = 4 if quick else 512
    entries = []
    for label, source, compiler, flags in available(TREES):
        entries.append(Entry(
            "tree", "%d variants" % variants, label, compiler, flags,
            lambda compiler, rounds, source=source:
                fuchsia.text(source, variants, rounds, compiler == RUSTC),
            (1000 if quick else 300,), variants))
    return measured(entries, "Fuchsia's protocol")
