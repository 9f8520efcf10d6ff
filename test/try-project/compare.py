"""Compares the runs of two builds, and tells of it (see try_project.py)."""

import difflib

# More than that are not all listed.
ROWS = 60


def span(values):
    """'7', or '7-9' where the runs do not agree; '' where nothing counted."""
    known = [v for v in values if v is not None]
    if not known:
        return ""
    low, high = min(known), max(known)
    return str(low) if low == high else "%d-%d" % (low, high)


def agreed(values):
    return values[0] if len(set(values)) == 1 else None


class Row:
    """A test in both builds."""

    def __init__(self, name, stock, plugin):
        self.name, self.stock, self.plugin = name, stock, plugin
        self.was = self.status(stock)
        self.now = self.status(plugin)
        self.output = self.compare_output()
        self.allocations = [[r.allocations for r in side]
                            for side in (stock, plugin)]

    @staticmethod
    def status(results):
        return agreed([r.status for r in results]) or "flaky"

    def compare_output(self):
        """Expected to be equal where two runs without the plugin are."""
        was = {r.output for r in self.stock}
        now = {r.output for r in self.plugin}
        if len(was) == 1 and was == now:
            return "same"
        if len(was) == 1 and not was & now:
            return "differs"
        return "varies"

    @property
    def differs(self):
        # What fails now and then without the plugin may do so with it.
        if self.was != "flaky" and self.was != self.now:
            return True
        return self.was == "passed" and self.output == "differs"

    @property
    def changed(self):
        return span(self.allocations[0]) != span(self.allocations[1])

    def difference(self):
        if self.output != "differs":
            return []
        lines = list(difflib.unified_diff(
            self.stock[0].output.splitlines(),
            self.plugin[0].output.splitlines(),
            "without the plugin", "with it", lineterm="", n=1))
        return lines[:12] + (["..."] if len(lines) > 12 else [])

    def to_json(self):
        def side(results):
            return {"status": [r.status for r in results],
                    "allocations": [r.allocations for r in results],
                    "bytes": [r.bytes for r in results],
                    "operator_new": [r.from_new for r in results]}
        return {"name": self.name, "differs": self.differs,
                "output": self.output, "without": side(self.stock),
                "with": side(self.plugin)}


def compare(stock, plugin):
    names = list(stock.runs[0])
    for runs in stock.runs + plugin.runs:
        names += [name for name in runs if name not in names]
    missing = type("Missing", (), {
        "status": "not there", "output": "", "allocations": None,
        "bytes": None, "from_new": None})
    return [Row(name, [run.get(name, missing) for run in stock.runs],
                [run.get(name, missing) for run in plugin.runs])
            for name in names]


def table(rows, every):
    """The lines of the table in the terminal."""
    shown = rows
    if len(rows) > ROWS and not every:
        shown = [r for r in rows if r.differs or r.changed][:ROWS]
    width = min(60, max([len(r.name) for r in shown] + [4]))
    form = "  %%-%ds  %%-9s %%-9s %%-8s %%14s %%14s" % width
    yield form % ("", "", "", "", "allocations", "allocations")
    yield form % ("test", "without", "with", "output", "without", "with")
    for r in shown:
        yield (form % (r.name[:width], r.was, r.now, r.output,
                       span(r.allocations[0]), span(r.allocations[1])) +
               ("  <== differs" if r.differs else ""))
    if len(shown) < len(rows):
        yield ("  %d tests more, of which nothing is to be told (--all lists "
               "them)" % (len(rows) - len(shown)))


def total(rows, side):
    """Allocations of the tests that pass in both builds and always allocate
    as often."""
    counts = [(agreed(r.allocations[0]), agreed(r.allocations[1]))
              for r in rows if r.was == r.now == "passed"]
    return sum(c[side] for c in counts if None not in c)
