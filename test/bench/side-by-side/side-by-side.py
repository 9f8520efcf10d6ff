#!/usr/bin/env python3
"""The same programs with one way of allocation beside the other, in one run:
virtual coroutines of C++, async calls of the trait language beside rustc, and
Fuchsia's protocol.

Without --quick it writes docs/performance.json, .svg and .md. It begins at a base
point and varies one axis at a time; threads and cold memory are varied
together. Times are medians of interleaved runs; instructions, loads, stores and
branches are callgrind's.

  --page     makes page and plot from the record again, and measures nothing
  --check    fails if page or plot are not what the record makes them
"""
import argparse
import datetime
import json
import os
import platform
import subprocess
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.dirname(here)]

import cxx
import explain
import languages
import page
import plot
import rows
from parts.common import prepare, settings, source

DOCS = os.path.join(source, "docs")


def parse():
    parser = argparse.ArgumentParser(
        prog="scripts/bench --side-by-side", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--side-by-side", action="store_true",
                        help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true",
                        help="few points, short runs; writes no page")
    parser.add_argument("--provisional", metavar="WHY",
                        help="have the page say that its figures are, and why")
    parser.add_argument("--only", choices=("cxx", "rust", "fuchsia", "explain"),
                        action="append", help="a part of it; writes no page")
    parser.add_argument("--no-count", action="store_true",
                        help="no callgrind: times and allocations only")
    parser.add_argument("--rounds", type=int, help="how often each is timed")
    parser.add_argument("--json", metavar="FILE", help="write the record there too")
    parser.add_argument("--page", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--docs", help=argparse.SUPPRESS, default=DOCS)
    parser.add_argument("--plugin", help=argparse.SUPPRESS,
                        default=settings.plugin)
    parser.add_argument("--traitc", help=argparse.SUPPRESS,
                        default=os.path.join(source, "build", "bin", "traitc"))
    parser.add_argument("--rustc", default="/usr/bin/rustc",
                        help="Debian's rustc (package rustc-web); left out if "
                        "absent")
    parser.add_argument("--work", help=argparse.SUPPRESS, default=settings.work)
    return parser.parse_args()


def first_line(command):
    try:
        return subprocess.run(command, capture_output=True,
                              text=True).stdout.splitlines()[0]
    except (OSError, IndexError):
        return "none"


def library_version(row):
    path = rows.library(row.preload)
    return os.path.basename(os.path.realpath(path)) if path else "not installed"


def machine():
    model = "unknown"
    with open("/proc/cpuinfo") as f:
        for line in f:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return {
        "processor": model,
        "processors": os.cpu_count(),
        "last-level cache": rows.last_level_cache(),
        "system": "%s, Linux %s" % (
            first_line(["sh", "-c", ". /etc/os-release && echo $PRETTY_NAME"]),
            platform.release()),
        "C library": " ".join(platform.libc_ver()),
        "clang": first_line([settings.clangxx, "--version"]),
        "rustc": first_line([settings.rustc, "--version"]),
        "valgrind": first_line(["valgrind", "--version"]),
        "mimalloc": library_version(rows.BY_NAME["mimalloc"]),
        "jemalloc": library_version(rows.BY_NAME["jemalloc"]),
        "revision": first_line(["git", "-C", source, "describe", "--always"]),
        "load before": os.getloadavg()[0],
    }


def measure(options):
    wanted = lambda part: not options.only or part in options.only
    record = {
        "date": datetime.date.today().isoformat(),
        "provisional": options.provisional,
        "quick": options.quick,
        "rounds": settings.rounds,
        "machine": machine(),
    }
    if wanted("cxx"):
        points = rows.points(options.quick)
        cells, absent = cxx.measure(points, options.quick)
        record["missing"] = [row.name for row in absent]
        record["points"] = [dict(name=p.name, axis=p.axis, label=p.label)
                            for p in points]
        record["cxx"] = [c.record() for c in cells]
    for part, step in (("rust", languages.calls), ("fuchsia", languages.trees)):
        if wanted(part):
            record[part] = [e.record() for e in step(options.quick)]
    if wanted("explain") and not (options.quick and not options.only):
        record["explain"] = explain.measure()
    return record


def write(path, text):
    with open(path, "w") as f:
        f.write(text)


def main():
    options = parse()
    settings.work, settings.plugin = options.work, os.path.abspath(options.plugin)
    settings.traitc, settings.rustc = options.traitc, options.rustc
    settings.no_count = options.no_count
    settings.rounds = options.rounds or (3 if options.quick else 9)
    path = lambda kind: os.path.join(options.docs, "performance." + kind)
    if options.check or options.page:
        with open(path("json")) as f:
            record = json.load(f)
        made = {"md": page.text(record), "svg": plot.text(record)}
        if options.page:
            for kind, text in made.items():
                write(path(kind), text)
        for kind, text in made.items():
            with open(path(kind)) as f:
                if f.read() != text:
                    sys.exit("error: docs/performance.%s is stale: run "
                             "scripts/bench --side-by-side --page" % kind)
        return
    prepare([settings.plugin])
    os.makedirs(os.path.join(settings.work, "side-by-side"), exist_ok=True)
    record = measure(options)
    page.print_tables(record)
    text = json.dumps(record, indent=1) + "\n"
    if options.json:
        write(options.json, text)
    if not options.quick and not options.only and not options.no_count:
        write(path("json"), text)
        write(path("md"), page.text(record))
        write(path("svg"), plot.text(record))
        print("\nwritten: docs/performance.json, .md, .svg")
    if record.get("missing"):
        print("\nleft out, not installed: %s (scripts/setup --all)" %
              ", ".join(record["missing"]))
    bad = [r for part in ("cxx", "rust", "fuchsia") for r in record.get(part, [])
           if "error" in r]
    # An experiment that no longer fits the compiler's code is no failure.
    for r in record.get("explain", []):
        if "error" in r:
            print("left out: %s" % r["error"])
    for r in bad:
        print("error: %(point)s, %(row)s: %(error)s" % r)
    if not bad:
        print("\nall rows of a point printed the same result")
    sys.exit(1 if bad else 0)


main()
