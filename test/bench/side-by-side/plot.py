"""Draws docs/performance.svg from the record."""
from xml.sax.saxutils import escape

import figures
from figures import BASE, Figures, short

COLORS = {
    "plain": "#999999", "direct": "#555555", "thin-lto": "#777777",
    "heap": "#c0392b", "mimalloc": "#e67e22", "jemalloc": "#d4a017",
    "recycled": "#8e44ad", "pmr": "#d98cb3", "slot": "#2c7fb8",
    "nested": "#1b7837", "inline": "#5aae61", "cache": "#a6dba0",
    "sealed": "#00441b", "learned": "#4d9221",
}
LINES = ("heap", "mimalloc", "recycled", "slot", "direct", "nested", "cache",
         "sealed")
WIDTH, PANEL, HEIGHT, MARGIN = 980, 430, 230, 40


def words(x, y, what, size=11, anchor="start", color="#222", weight="normal"):
    return ('<text x="%.1f" y="%.1f" font-size="%d" text-anchor="%s" fill="%s" '
            'font-weight="%s">%s</text>' % (x, y, size, anchor, color, weight,
                                            escape(what)))


def bars(f, x, y, title, point, what, rows):
    """Horizontal, with the quartiles of times as whiskers."""
    out = [words(x, y + 12, title, 13, weight="bold")]
    values = [(r, f.get(r.name, point, what)) for r in rows]
    values = [(r, v) for r, v in values if v is not None]
    most = max((v for _, v in values), default=1)
    room = PANEL - 250
    for i, (row, value) in enumerate(values):
        top = y + 22 + 15 * i
        out.append(words(x + 186, top + 10, row.label, 10, "end"))
        out.append('<rect x="%.1f" y="%.1f" width="%.1f" height="11" fill="%s"/>'
                   % (x + 190, top, room * value / most, COLORS[row.name]))
        end = x + 194 + room * value / most
        if what == "ns":
            _, low, high = f.time(row.name, point)
            high = min(high, 1.15 * most)
            out.append('<path d="M%.1f %.1f H%.1f" stroke="#000"/>' % (
                x + 190 + room * low / most, top + 5.5,
                x + 190 + room * high / most))
            end = max(end, x + 194 + room * high / most)
        out.append(words(end, top + 10, short(value), 10))
    return out


def chart(f, x, y, title, points, what):
    """Lines over the points of an axis; both scales are logarithmic."""
    from math import log
    out = [words(x, y + 12, title, 13, weight="bold")]
    at = lambda name, p: f.get(name, p["name"], what)
    all_values = [at(n, p) for n in LINES for p in points if at(n, p)]
    if not all_values:
        return out
    low, high = min(all_values) * 0.9, max(all_values) * 1.1
    left, right, top, bottom = x + 36, x + PANEL - 70, y + 22, y + HEIGHT - 34
    up = lambda v: bottom - (bottom - top) * log(v / low) / log(high / low)
    across = lambda i: left + (right - left) * i / max(1, len(points) - 1)
    out.append('<path d="M%.1f %.1f V%.1f H%.1f" stroke="#888" fill="none"/>' % (
        left, top, bottom, right))
    tick = 1
    while tick < high:
        for step in (1, 2, 5):
            if low <= tick * step <= high:
                out.append(words(left - 4, up(tick * step) + 3,
                                 short(tick * step), 9, "end"))
                out.append('<path d="M%.1f %.1f H%.1f" stroke="#ddd"/>' % (
                    left, up(tick * step), right))
        tick *= 10
    for i, p in enumerate(points):
        out.append(words(across(i), bottom + 13, p["label"] or "base", 9,
                         "middle"))
    labels = []
    for name in LINES:
        places = [(across(i), up(at(name, p))) for i, p in enumerate(points)
                  if at(name, p)]
        if not places:
            continue
        out.append('<polyline points="%s" fill="none" stroke="%s" '
                   'stroke-width="1.8"/>' % (
                       " ".join("%.1f,%.1f" % p for p in places), COLORS[name]))
        out += ['<circle cx="%.1f" cy="%.1f" r="2.2" fill="%s"/>' % (
            *p, COLORS[name]) for p in places]
        if len(places) == len(points):
            labels.append((places[-1][1], name))
    # Names at the lines' ends, pushed apart where they would touch.
    last = -100
    for place, name in sorted(labels):
        last = max(place + 3, last + 10)
        out.append(words(right + 6, last, name, 10, color=COLORS[name]))
    return out


def text(record):
    f = Figures(record)
    rows = f.rows()
    out, y = [], 34
    out += bars(f, 12, y, "Base point: instructions a call", BASE,
                "instructions", rows)
    out += bars(f, 12 + WIDTH / 2, y, "Base point: nanoseconds a call", BASE,
                "ns", rows)
    y += 22 + 15 * len(rows) + 22
    charts = [(title, figures.axis_points(f, axis, base), "ns")
              for axis, _, base, title in figures.AXES]
    charts = [c for c in charts if c[1]]
    for i, (title, points, what) in enumerate(charts):
        out += chart(f, 12 + (WIDTH / 2) * (i % 2), y, title + ", ns", points,
                     what)
        if i % 2 or i + 1 == len(charts):
            y += HEIGHT
    cold = [p for p in f.points if p["label"].startswith("cold")] + \
        f.axis("hand-over")
    for i, p in enumerate(cold):
        title = ("Many roots, %s, ns" % p["label"] if "cold" in p["label"]
                 else "Frames that end on another thread, ns")
        out += bars(f, 12 + (WIDTH / 2) * (i % 2), y, title, p["name"], "ns", rows)
        if i % 2 or i + 1 == len(cold):
            y += 22 + 15 * len(rows) + 18
    note = "clang %s; %s" % (
        record["machine"]["clang"].split("version ")[-1].split(" ")[0],
        record["machine"]["processor"])
    if record.get("provisional"):
        note += "; provisional"
    return "\n".join([
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" '
        'font-family="sans-serif">' % (WIDTH, y + 10, WIDTH),
        "<title>What an awaited virtual call costs</title>",
        '<rect width="100%" height="100%" fill="#fbfbf8"/>',
        words(12, 20, "An awaited virtual call, side by side (%s)" % note, 12,
              color="#666"), *out, "</svg>", ""])
