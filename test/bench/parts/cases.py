"""A program of the benchmark in one build: building, counting, timing it."""
import os
import re
import statistics

from parts.common import (Failed, bench, heap_of, instructions_of, progress, run,
                          settings, source, tool, value_of)


def wanted(row, form=None):
    """Did the user ask for this row (and this form of it)?"""
    if not settings.rows:
        return True
    return any(r == row or (form is None and r.startswith(row + "/")) or
               r == "%s/%s" % (row, form) for r in settings.rows)


def flags_of(build):
    flags = ["-std=c++20", "-O2", "-I" + bench,
             "-I" + os.path.join(source, "include"), *settings.flag]
    if settings.plugins[build]:
        flags.append("-fpass-plugin=" + settings.plugins[build])
    return flags


def compile_program(out, build, sources, flags=()):
    path = os.path.join(settings.work, out + "." + build)
    run([settings.clangxx, *flags_of(build), *flags,
         *[os.path.join(bench, s) for s in sources], "-o", path], what="build")
    return path


def executed(command):
    """How often each instruction of the program itself ran, by its address in
    the program's file; and how many instructions of other objects did."""
    out = os.path.join(settings.work, "where.out")
    run(["valgrind", "--tool=callgrind", "--dump-instr=yes", "--compress-pos=no",
         "--compress-strings=no", "--callgrind-out-file=" + out, *command],
        what=os.path.basename(command[0]))
    counts, others, inside, main, skip, function = {}, 0, False, None, False, ""
    with open(out) as f:
        for line in f:
            if line.startswith("ob="):
                inside = line[3:].strip() == os.path.realpath(command[0])
            elif line.startswith("fn="):
                function = line[3:].strip()
            elif line.startswith("calls="):
                skip = True  # the next line is the callee's cost
            elif line.startswith("0x"):
                if not skip:
                    address, _, cost = line.split()[:3]
                    address = int(address, 16)
                    if inside:
                        counts[address] = counts.get(address, 0) + int(cost)
                        if function == "main":
                            main = min(main or address, address)
                    else:
                        others += int(cost)
                skip = False
    # Where valgrind loaded the program: its first instruction of main tells.
    symbols = run([tool("llvm-nm"), command[0]]).stdout
    base = main - int(re.search(r"^(\w+) \w main$", symbols, re.M)[1], 16)
    return {a - base: n for a, n in counts.items()}, others


def print_where(case, low, high):
    """The instructions that one call executes."""
    at = lambda n: [case.program, *case.command(n)]
    few, other_few = executed(at(low))
    many, other_many = executed(at(high))
    calls = (high - low) * case.per
    print("\n%s/%s, %s: instructions of a call" % (case.row, case.form, case.build))
    listing = run([tool("llvm-objdump"), "-d", "--no-show-raw-insn",
                   "--no-leading-headers", "-C", case.program]).stdout
    name, total = "", 0.0
    for line in listing.splitlines():
        label = re.match(r"[0-9a-f]+ <(.*)>:$", line)
        if label:
            name = label[1]
            continue
        code = re.match(r"\s*([0-9a-f]+):\s*(.*)", line)
        if not code:
            continue
        address = int(code[1], 16)
        each = (many.get(address, 0) - few.get(address, 0)) / calls
        if each < 0.005:
            continue
        if name:
            print("  %s" % name)
            name = ""
        total += each
        print("    %6.2f  %s" % (each, re.sub(r"\s+", " ", code[2])))
    other = (other_many - other_few) / calls
    if other >= 0.005:
        print("  elsewhere (the C and C++ libraries)\n    %6.2f" % other)
    print("  %8.2f in all" % (total + other))


class Case:
    """A program in one build, with its command for a count of iterations."""

    def __init__(self, row, form, build, make_program, command, per=1):
        self.row, self.form, self.build = row, form, build
        self.make_program, self.command, self.per = make_program, command, per
        self.figures, self.times, self.error = {}, [], None

    def guarded(self, step, *args):
        if self.error:
            return
        try:
            step(*args)
        except Failed as e:
            self.error = str(e)

    def make(self):
        self.program = self.make_program()

    def count(self, low, high):
        at = lambda n: [self.program, *self.command(n)]
        result = run(at(low), what="run").stdout
        self.result = value_of(result, "result")
        calls = (high - low) * self.per
        self.figures["instructions"] = (
            instructions_of(at(high)) - instructions_of(at(low))) / calls
        few, many = heap_of(at(low)), heap_of(at(high))
        self.figures["allocations"] = (many[0] - few[0]) / calls
        self.figures["bytes"] = (many[1] - few[1]) / calls

    def time(self, n):
        output = run([self.program, *self.command(n)], what="run").stdout
        self.times.append(value_of(output, "ns") / (n * self.per))

    def finish(self):
        if self.times:
            self.figures["ns"] = statistics.median(self.times)

    def record(self):
        entry = {"row": self.row, "form": self.form, "build": self.build}
        entry.update(self.figures)
        if self.error:
            entry["error"] = self.error
        return entry


def measure(cases, low, high, timed, rounds):
    """Counts each case, then times all of them in turn, again and again."""
    for case in cases:
        progress("%s/%s, %s" % (case.row, case.form, case.build))
        case.guarded(case.make)
        case.guarded(case.count, low, high)
    # A figure of a program that computes something else is worth nothing.
    right = {c.form: c.result for c in cases if c.build == "stock" and not c.error}
    for case in cases:
        if not case.error and case.result != right.get(case.form, case.result):
            case.error = "wrong result: %s, not %s" % (
                case.result, right[case.form])
    if not settings.no_time:
        for turn in range(rounds):
            progress("%s, times: %d of %d" % (cases[0].row, turn + 1, rounds))
            for case in cases:
                case.guarded(case.time, timed)
    for case in cases:
        case.finish()
    progress("")
    if settings.where:
        for case in cases:
            case.guarded(print_where, case, low, high)
    return [case.record() for case in cases]
