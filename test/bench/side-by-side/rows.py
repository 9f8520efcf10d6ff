"""What is measured: the rows (ways of allocation and of calling) and the points
(programs), as a base point and axes of which each is varied alone."""
import glob
import os

HAND, CLOSED, FLOOR, DYNASYNC, STOCK = "hand", "closed", "floor", "dynasync", "stock"


class Row:
    """`build` names the compiled program: rows that differ in what is preloaded
    share one. Rows that need to know their callees are `one_class`; those that
    are `learned` are compiled by a profile of short runs."""

    def __init__(self, name, label, kind, header="heap", defines=(), flags=(),
                 strategy=None, preload=None, one_class=False, learned=False):
        self.name, self.label, self.kind = name, label, kind
        self.header, self.defines = header, defines
        self.flags, self.strategy, self.preload = flags, strategy, preload
        self.one_class, self.learned = one_class, learned
        self.build = "heap" if preload else name

    def strategy_at(self, point):
        # By hand, the size that suits: the frame, its header, some to spare.
        return self.strategy and self.strategy.replace(
            "(N)", "(%d)" % (point.kept + 128))


THIN_LTO = ["-flto=thin", "-fwhole-program-vtables", "-fvisibility=hidden",
            "-fuse-ld=lld"]


def library(name):
    for folder in ("/usr/lib/*-linux-gnu", "/usr/lib64", "/usr/lib"):
        for path in glob.glob(os.path.join(folder, name)):
            return path
    return None


ROWS = [
    Row("plain", "plain virtual call, no coroutine", FLOOR,
        defines=["-DCALL_PLAIN"]),
    Row("direct", "direct call, elided by clang", CLOSED,
        defines=["-DCALL_DIRECT"], one_class=True),
    Row("thin-lto", "one final class, ThinLTO", CLOSED, flags=THIN_LTO,
        one_class=True),
    Row("heap", "heap, glibc", STOCK),
    Row("mimalloc", "heap, mimalloc preloaded", STOCK,
        preload="libmimalloc.so.2*"),
    Row("jemalloc", "heap, jemalloc preloaded", STOCK,
        preload="libjemalloc.so.2*"),
    Row("recycled", "promise operator new that recycles", HAND,
        header="recycled"),
    Row("pmr", "pmr pool passed by hand", HAND, header="pmr"),
    Row("slot", "slot passed by hand", HAND, header="slot"),
    Row("nested", "DynAsync nested", DYNASYNC, strategy="nested"),
    Row("learned", "DynAsync nested, sizes learned", DYNASYNC,
        strategy="nested", learned=True),
    Row("inline", "DynAsync inline(N)", DYNASYNC, strategy="inline(N)"),
    Row("cache", "DynAsync cache", DYNASYNC, strategy="cache"),
    Row("sealed", "DynAsync sealed", DYNASYNC, strategy="sealed"),
]
BY_NAME = {row.name: row for row in ROWS}

SMALLEST = 48  # bytes of the smallest frame; the rest is what it keeps


class Point:
    def __init__(self, axis, label, frame=128, pauses=0, depth=1,
                 implementers=1, threads=1, mode="hot", sessions=0,
                 fragmented=False):
        self.axis, self.label = axis, label
        self.frame, self.pauses, self.depth = frame, pauses, depth
        self.implementers, self.threads, self.mode = implementers, threads, mode
        self.sessions, self.fragmented = sessions, fragmented
        self.name = "%s %s" % (axis, label)
        self.kept = frame - SMALLEST
        # What the compiler has to know.
        self.program = (self.kept, depth, implementers)
        self.compile_time = ["-DKEPT=%d" % self.kept, "-DDEPTH=%d" % depth,
                             "-DIMPLEMENTERS=%d" % implementers,
                             "-DSLOT_BYTES=%d" % (
                                 (frame + 160) * (depth + 1) + 256)]

    def has(self, row):
        """Not all rows have all points: a class that is known is one class; a
        plain call cannot suspend."""
        if row.one_class and self.implementers > 1:
            return False
        return row.kind != FLOOR or self.pauses == 0

    def arguments(self, calls, threads=None, sessions=None):
        out = [self.mode, str(calls), str(self.pauses),
               str(threads or self.threads)]
        if self.mode != "hot":
            out.append(str(sessions or self.sessions))
            if self.fragmented:
                out.append("fragmented")
        return out

    def calls(self, quick):
        """How many calls or visits are timed: some 10 ms."""
        if self.mode != "hot":
            return max(self.sessions, 20000 if quick else 200000)
        many = 100000 if quick else 1000000
        return many // self.depth // (1 + self.pauses)


def last_level_cache():
    """Bytes; what Linux says of the first processor."""
    best = 0
    for path in glob.glob("/sys/devices/system/cpu/cpu0/cache/index*/size"):
        with open(path) as f:
            text = f.read().strip()
        unit = {"K": 1 << 10, "M": 1 << 20}.get(text[-1])
        if unit:
            best = max(best, int(text[:-1]) * unit)
    return best or 32 << 20


def points(quick):
    base = [Point("base", "")]
    if quick:
        return base + [Point("pauses", "1", pauses=1),
                       Point("depth", "4", depth=4),
                       Point("hand-over", "2 threads", mode="hand-over",
                             threads=2, pauses=1, sessions=1000)]
    # A session takes some 350 bytes on the heap: this is above twice the cache.
    many = last_level_cache() * 2 // 256
    out = base
    out += [Point("frame", str(n), frame=n) for n in (48, 512, 1024, 4096)]
    out += [Point("pauses", str(n), pauses=n) for n in (1, 10)]
    out += [Point("depth", str(n), depth=n) for n in (2, 4, 8, 16)]
    out += [Point("implementers", str(n), implementers=n) for n in (4, 16, 64)]
    out += [Point("threads", "2", threads=2),
            Point("hand-over", "2 threads", mode="hand-over", threads=2,
                  pauses=1, sessions=1000)]
    for pauses, what in ((0, "ready"), (1, "suspends")):
        out.append(Point("sessions", "few, " + what, mode="sessions",
                         pauses=pauses, sessions=64))
        for threads in (1, 2):
            out.append(Point("sessions", "cold, %s%s" % (
                what, ", 2 threads" if threads == 2 else ""), mode="sessions",
                pauses=pauses, threads=threads, sessions=many, fragmented=True))
    return out
