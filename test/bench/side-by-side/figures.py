"""What the record says: its tables, who wins where, which goals are reached. The
terminal and the page print the same."""
from rows import BY_NAME, CLOSED, DYNASYNC, FLOOR, ROWS

# Rows that may not know whom they call, and so can stand in for each other.
OPEN = [r.name for r in ROWS if r.kind not in (CLOSED, FLOOR, DYNASYNC)]
OURS = [r.name for r in ROWS if r.kind == DYNASYNC]


class Table:
    def __init__(self, title, columns, lines):
        self.title, self.columns, self.lines = title, columns, lines


def short(value, digits=1):
    if value is None:
        return "-"
    if abs(value) >= 1000:
        return "{:,.0f}".format(value)
    text = "%.*f" % (digits, value)
    return text.rstrip("0").rstrip(".") if "." in text else text


class Figures:
    def __init__(self, record):
        self.record = record
        self.cells = {(r["row"], r["point"]): r for r in record.get("cxx", [])
                      if "error" not in r}
        self.points = record.get("points", [])

    def get(self, row, point, what):
        return self.cells.get((row, point), {}).get(what)

    def rows(self):
        return [r for r in ROWS if any(key[0] == r.name for key in self.cells)]

    def axis(self, name):
        return [p for p in self.points if p["axis"] == name]

    def time(self, row, point):
        """Median and quartiles."""
        cell = self.cells.get((row, point), {})
        if "ns" not in cell:
            return None
        low, high = cell.get("spread") or (cell["ns"], cell["ns"])
        return cell["ns"], low, high


BASE = "base "


def base_table(f):
    lines = []
    for row in f.rows():
        time = f.time(row.name, BASE)
        at = lambda what: f.get(row.name, BASE, what)
        lines.append([row.label, short(at("instructions")), short(at("loads")),
                      short(at("stores")), short(at("branches")),
                      short(at("indirect")),
                      short(time and time[0]),
                      "%s–%s" % (short(time[1]), short(time[2])) if time else "-",
                      short(at("allocations"), 2), short(at("code"), 0)])
    return Table("The base point", [
        "", "instructions", "loads", "stores", "cond. branches",
        "indirect jumps", "ns", "quartiles", "allocations", "code, bytes"], lines)


def axis_table(f, title, points, what, digits=1):
    lines = []
    for row in f.rows():
        values = [f.get(row.name, p["name"], what) for p in points]
        if any(v is not None for v in values):
            lines.append([row.label] + [short(v, digits) for v in values])
    return Table(title, [""] + [p["label"] or "base" for p in points], lines)


AXES = [
    ("frame", "48 512 1024 4096".split(), "128",
     "Bytes of the callee's frame"),
    ("pauses", ["1", "10"], "0", "How often the callee suspends"),
    ("depth", "2 4 8 16".split(), "1", "Virtual calls in each other"),
    ("implementers", "4 16 64".split(), "1",
     "Classes behind the interface, in random order"),
]


def axis_points(f, axis, base):
    """The axis with the base point where it belongs."""
    found = f.axis(axis)
    if not found:
        return []
    at = dict(f.axis("base")[0], label=base)
    return sorted(found + [at], key=lambda p: int(p["label"]))


def axes_tables(f):
    out = []
    for axis, _, base, title in AXES:
        points = axis_points(f, axis, base)
        if points:
            out.append(axis_table(f, title + ": nanoseconds", points, "ns"))
            out.append(axis_table(f, title + ": instructions", points,
                                  "instructions", 0))
            if axis in ("frame", "depth"):
                out.append(axis_table(f, title + ": allocations", points,
                                      "allocations", 2))
    points = f.axis("base") + f.axis("threads") + f.axis("hand-over")
    if len(points) > 1:
        names = {"base": "1 thread", "threads": "2 threads",
                 "hand-over": "2 threads, frames end on the other"}
        out.append(axis_table(f, "Threads: nanoseconds", [
            dict(p, label=names[p["axis"]]) for p in points], "ns"))
    if f.axis("sessions"):
        out.append(axis_table(f, "Many roots, a call of each in turn: "
                              "nanoseconds", f.axis("sessions"), "ns"))
        cold = [p for p in f.axis("sessions") if p["label"] in
                ("cold, ready", "cold, suspends")]
        out.append(axis_table(
            f, "Memory: bytes of the process for each of these roots, with all "
            "that belongs to it",
            cold, "peak", 0))
    code = axis_points(f, "implementers", "1")
    if code:
        lines = []
        for row in f.rows():
            few, many = (f.get(row.name, code[i]["name"], "code")
                         for i in (0, -1))
            if few and many:
                lines.append([row.label, short(few, 0), short(many, 0),
                              short((many - few) / 63)])
        out.append(Table("Code, bytes", [
            "", "of the program with 1 class", "with 64",
            "for each class"], lines))
    return out


def language_tables(record):
    out = []
    for part, title in (("rust", "An async call: trait language and rustc"),
                        ("fuchsia", "Fuchsia's protocol: a tree of five")):
        for point in dict.fromkeys(r["point"] for r in record.get(part, [])):
            lines = []
            for r in record[part]:
                if r["point"] != point or "error" in r:
                    continue
                spread = r.get("spread")
                lines.append([
                    r["row"], short(r.get("instructions")), short(r.get("ns")),
                    "%s–%s" % tuple(map(short, spread)) if spread else "-",
                    short(r["allocations"], 2), short(r["peak"], 0),
                    short(r["code"], 0)])
            out.append(Table("%s, %s" % (title, point), [
                "", "instructions", "ns", "quartiles", "allocations",
                "heap at most, bytes", "code, bytes"], lines))
    return out


def explain_tables(record):
    found = [r for r in record.get("explain", []) if "error" not in r]
    out = []
    for group, title in (
            ("protocol", "What is left out of the program"),
            ("alignment", "The same code at other addresses"),
            ("steps", "What is left out of DynAsync's path")):
        rows = [r for r in found if r["group"] == group]
        if not rows:
            continue
        lines = []
        for r in rows:
            label = r["label"]
            if group == "protocol":
                label += ", %d class%s" % (r["implementers"],
                                           "" if r["implementers"] == 1 else "es")
            lines.append([label, short(r["instructions"]), short(r["loads"]),
                          short(r["stores"]), short(r["indirect"]),
                          short(r["ns"]), "%s–%s" % tuple(map(short, r["spread"]))
                          if r.get("spread") else "-"])
        out.append(Table(title, ["", "instructions", "loads", "stores",
                                 "indirect jumps", "ns", "quartiles"], lines))
    return out


# --- Who wins ---------------------------------------------------------------------

def compare(f, ours, other, point):
    """'wins', 'ties', 'loses': ties are within 2%, or have quartiles in common."""
    a, b = f.time(ours, point), f.time(other, point)
    if not a or not b:
        return None
    if abs(a[0] - b[0]) <= 0.02 * b[0] or (a[1] <= b[2] and b[1] <= a[2]):
        return "ties"
    return "wins" if a[0] < b[0] else "loses"


def name_of(point):
    return {"base": "base", "threads": "2 threads",
            "hand-over": "hand-over"}.get(
        point["axis"], "%s %s" % (point["axis"], point["label"]))


def standings(f):
    """For each of ours and each other row: where it loses, where it ties."""
    lines = []
    for ours in OURS:
        for other in OPEN:
            found = {"loses": [], "ties": [], "wins": []}
            for p in f.points:
                how = compare(f, ours, other, p["name"])
                if not how:
                    continue
                text = name_of(p)
                if how != "wins":
                    text += " (%s to %s)" % (
                        short(f.get(ours, p["name"], "ns")),
                        short(f.get(other, p["name"], "ns")))
                found[how].append(text)
            if any(found.values()):
                lines.append([ours, BY_NAME[other].label,
                              "; ".join(found["loses"]) or "nowhere",
                              "; ".join(found["ties"]) or "nowhere",
                              "%d of %d" % (len(found["wins"]),
                                            sum(map(len, found.values())))])
    return Table("Where DynAsync loses and ties, in nanoseconds (ours to theirs)",
                 ["DynAsync", "against", "loses", "ties", "wins"], lines)


def goals(f):
    """The goals that were set before anything was measured."""
    at = lambda row, what, point=BASE: f.get(row, point, what)
    lines = []

    def goal(text, value, limit, below=True, form="%.3f"):
        if value is not None:
            good = value <= limit if below else value >= limit
            lines.append([text, form % value, "yes" if good else "no"])

    def ratio(a, b):
        return a / b if a is not None and b else None

    goal("`sealed`: instructions to those of the direct call, at most 1",
         ratio(at("sealed", "instructions"), at("direct", "instructions")), 1)
    goal("`nested`: the same, at most 1.25",
         ratio(at("nested", "instructions"), at("direct", "instructions")), 1.25)
    goal("heap's instructions to those of `nested`, at least 3",
         ratio(at("heap", "instructions"), at("nested", "instructions")), 3,
         False)
    for point in f.points:
        if point["axis"] == "hand-over" or "cold" in point["label"]:
            goal("heap's time to that of `nested`, %s, at least 2" %
                 name_of(point), ratio(at("heap", "ns", point["name"]),
                                       at("nested", "ns", point["name"])), 2,
                 False)
    for ours in OURS:
        worst = max(((ratio(at(ours, "ns", p["name"]), at("heap", "ns", p["name"]))
                      or 0, name_of(p)) for p in f.points), default=None)
        if worst and worst[0]:
            goal("`%s`: time to heap's where it is worst (%s), at most 1.02" % (
                ours, worst[1]), worst[0], 1.02)
    return Table("Goals", ["goal", "measured", "reached"], lines)


def all_tables(record):
    f = Figures(record)
    out = []
    if f.cells:
        out.append(base_table(f))
        out += axes_tables(f)
    out += language_tables(record) + explain_tables(record)
    if f.cells:
        out += [standings(f), goals(f)]
    return out
