"""Writes docs/performance.md from the record, and prints the same tables."""
import os

import figures
from figures import Figures
from parts.common import table

here = os.path.dirname(os.path.abspath(__file__))


def print_tables(record):
    for t in figures.all_tables(record):
        if t.columns[0] != "DynAsync":
            table(t.title, t.columns, t.lines)
            continue
        # Too wide for a terminal.
        print("\n" + t.title)
        for ours, other, loses, ties, wins in t.lines:
            print("  %s against %s: wins %s; loses: %s; ties: %s" % (
                ours, other, wins, loses, ties))


def markdown(t, heading=True):
    words = lambda i: any(c.isalpha() for line in t.lines for c in line[i])
    out = ["**%s**\n" % t.title] if heading else []
    out.append("| %s |" % " | ".join(t.columns))
    out.append("|%s|" % "|".join("---" if words(i) else "---:"
                                 for i in range(len(t.columns))))
    out += ["| %s |" % " | ".join(map(str, line)) for line in t.lines]
    return "\n".join(out) + "\n"


def machine(record):
    m = record["machine"]
    lines = [[k, str(v) if k != "last-level cache" else "%d MiB" % (v >> 20)]
             for k, v in m.items()]
    lines += [["date", record["date"]],
              ["rounds", "%d, those of cold memory half as often" %
               record["rounds"]]]
    return markdown(figures.Table("", ["", ""], lines), heading=False)


def text(record):
    with open(os.path.join(here, "page.md.in")) as f:
        page = f.read()
    f = Figures(record)
    by_axis = figures.axes_tables(f)
    explained = figures.explain_tables(record)
    join = lambda tables: "\n".join(markdown(t) for t in tables)
    parts = {
        "provisional": "**These figures are provisional: %s.**\n" %
        record["provisional"] if record.get("provisional") else "",
        "standings": markdown(figures.standings(f), heading=False),
        "goals": markdown(figures.goals(f), heading=False),
        "base": markdown(figures.base_table(f), heading=False),
        "axes": join(by_axis),
        "languages": join(figures.language_tables(record)),
        "protocol": join(t for t in explained if "program" in t.title),
        "alignment": join(t for t in explained if "addresses" in t.title),
        "steps": join(t for t in explained if "path" in t.title),
        "machine": machine(record),
    }
    for name, value in parts.items():
        mark = "@%s@\n" % name
        assert page.count(mark) == 1, name
        page = page.replace(mark, value)
    return page.replace("\n\n\n", "\n\n")
