"""Where the time goes: experiments with the base point's program.

Three kinds. Variants of the program leave out a part of the protocol or of the
allocation. Flags move the code. And the assembly that DynAsync made of the
program loses one step at a time: that such a program is not right in general
does not matter here, it is for this one.
"""
import os
import re
import statistics

from cxx import build, counted, jobs
from parts.common import Failed, progress, run, settings, value_of
from rows import BY_NAME, Point, Row, HAND

COUNTED, TIMED = 20000, 1000000
ONE, MANY = Point("base", ""), Point("implementers", "64", implementers=64)
STATIC = Row("static", "static buffer", HAND, header="static-buffer")


class Experiment:
    def __init__(self, group, label, row, point=ONE, flags=(), edits=()):
        self.group, self.label, self.row, self.point = group, label, row, point
        self.flags, self.edits = list(flags), edits
        self.times, self.error, self.figures = [], None, {}

    def name(self):
        return "%s: %s" % (self.group, self.label)

    def guarded(self, step):
        if self.error is None:
            try:
                step()
            except Failed as e:
                self.error = str(e)

    def make(self):
        name = re.sub(r"\W+", "-", self.name())
        self.program = os.path.join(settings.work, "side-by-side",
                                    "explain-%s-%d" % (name,
                                                       self.point.implementers))
        if not self.edits:
            build(self.row, self.point, out=self.program, flags=self.flags)
            return
        assembly = self.program + ".s"
        build(self.row, self.point, out=assembly, flags=[*self.flags, "-S"])
        with open(assembly) as f:
            text = f.read()
        for pattern, instead, times in self.edits:
            text, found = re.subn(pattern, instead, text, flags=re.M)
            # The compiler's code changed: say so, and measure nothing.
            if found != times:
                raise Failed("%s: %d places instead of %d" % (
                    self.name(), found, times))
        with open(assembly, "w") as f:
            f.write(text)
        run([settings.clangxx, assembly, "-o", self.program], what="assemble")

    def count(self):
        self.figures.update(counted(self.program, self.point.arguments(COUNTED),
                                    COUNTED, {}, "count"))

    def time(self):
        output = run([self.program, *self.point.arguments(TIMED)]).stdout
        self.times.append(value_of(output, "ns") / TIMED)
        self.result = value_of(output, "result")

    def record(self):
        out = {"group": self.group, "label": self.label,
               "implementers": self.point.implementers}
        for name, value in self.figures.items():
            out[name] = round(value, 3)
        if self.times and not self.error:
            out["ns"] = round(statistics.median(self.times), 3)
            out["spread"] = [round(v, 3) for v in statistics.quantiles(
                self.times, n=4, method="inclusive")[::2]] \
                if len(self.times) > 1 else None
        if self.error:
            out["error"] = self.error
        return out


# --- The steps of the path that DynAsync makes ------------------------------------

LEAF = r"_ZN4LeafILi0EE4nextEv\.__uniq\.slot"
FITS = (r"(^%s:(?:.*\n){1,12}?)\tcmpq\t\$\d+, -16\(%%rdx\)\n\tjl\t.*\n" % LEAF,
        r"\1", 1)
TAKE = (r"(^%s:(?:.*\n){1,12}?)\tnegq\t-16\(%%rdx\)\n" % LEAF, r"\1", 1)
GIVE = (r"(^%s\.release:(?:.*\n){1,12}?)\tnegq\t-16\(%%rdi\)\n" % LEAF, r"\1", 1)
POINTERS = (r"(^%s:(?:.*\n){1,16}?)\tmovaps\t.*functions.*\n"
            r"\tmovaps\t%%xmm0, \(%%rdx\)\n" % LEAF, r"\1", 1)
# In the root's resume function: its callee's frame is at a known place.
ROOT = r"(^_ZN12_GLOBAL__N_17hotRoot\S*\.resume:(?:.*\n)*?)"
PUBLICATION = (ROOT + r"\tcmpl\t\$-1764234745, -12\(%rax\).*\n\tjne\t.*\n",
               r"\1", 1)
DESTROY = (ROOT + r"\tcallq\t\*8\(%rdi\)\n",
           r"\1\tcallq\t_ZN4LeafILi0EE4nextEv.__uniq.slot.release\n", 1)
# Where the callee is resumed: behind the call. The end of the root jumps there
# too, through its own handle, so the way is copied.
RESUME = (ROOT + r"(\tmovq\t%rbx, 24\(%rax\)\n)\tmovq\t\d+\(%rbx\), %rdi\n",
          r"\1\2\tmovq\t%rax, %rdi\n\taddq\t$8, %rsp\n\tpopq\t%rbx\n\tpopq\t%r14\n"
          r"\tjmp\t_ZN4LeafILi0EE4nextEv.__uniq.slot.resume\n", 1)
STEPS = [
    ("nothing", []),
    ("the publication's test", [PUBLICATION]),
    ("whether the frame fits", [FITS]),
    ("taking the slot and giving it back", [TAKE, GIVE]),
    ("destroying through a pointer: a direct call", [DESTROY]),
    ("first resume through a pointer: a direct jump", [RESUME]),
    ("both direct, and no pointers in the frame",
     [DESTROY, RESUME, POINTERS]),
    ("all of these", [PUBLICATION, FITS, TAKE, GIVE, DESTROY, RESUME,
                      POINTERS]),
]


def experiments():
    out = []
    heap, nested = BY_NAME["heap"], BY_NAME["nested"]
    for point in (ONE, MANY):
        plain = BY_NAME["plain"]
        out.append(Experiment("protocol", "plain virtual call", plain, point))
        for label, row, flags in (
                ("heap", heap, []),
                ("static buffer", STATIC, []),
                ("64 static buffers in turn", STATIC, ["-DBUFFERS=64"]),
                ("static buffer, started by the call", STATIC, ["-DEAGER"]),
                ("static buffer, never destroyed", STATIC, ["-DNO_DESTROY"]),
                ("static buffer, neither", STATIC, ["-DEAGER", "-DNO_DESTROY"]),
                ("slot by hand", BY_NAME["slot"], []),
                ("nested", nested, []),
                ("nested, started by the call", nested, ["-DEAGER"])):
            out.append(Experiment("protocol", label, row, point, flags))
    out.append(Experiment("protocol", "direct", BY_NAME["direct"], ONE))
    for row in (heap, nested):
        for flag in ("-falign-functions=16", "-falign-functions=64",
                     "-falign-loops=64"):
            out.append(Experiment("alignment", "%s, %s" % (row.name, flag), row,
                                  flags=[flag]))
    for label, step in STEPS:
        # An edit of nothing, so that all of them come from an assembler.
        out.append(Experiment("steps", label, nested,
                              edits=step or [(r"\A", "", 1)]))
    return out


def measure():
    all_of_them = experiments()
    with jobs() as pool:
        for i, _ in enumerate(pool.map(
                lambda e: (e.guarded(e.make), e.guarded(e.count)), all_of_them)):
            progress("where the time goes: %d of %d counted" % (
                i + 1, len(all_of_them)))
    for turn in range(settings.rounds):
        progress("where the time goes: round %d of %d" % (
            turn + 1, settings.rounds))
        for e in all_of_them:
            e.guarded(e.time)
    right = {e.result for e in all_of_them if e.error is None}
    for e in all_of_them:
        if e.error is None and len(right) > 1:
            e.error = "results differ"
    progress("")
    return [e.record() for e in all_of_them]
