#!/usr/bin/env python3
"""Measures what DynAsync costs and saves, against stock clang.

Rows (give some, or a part of one such as awaited-call/virtual; default: all):
  awaited-call   one awaited call, callee ready at once
  decorators     a request through six layers
  devirtualised  calls whose callee clang finds out by itself
  slot-size      the slot behind a root's frame, by its size; idle roots
  compile        what the compiler's own work costs

Instructions are counted by valgrind, as the difference of two runs with
different iteration counts, so that the start-up cancels; they repeat. Times are
medians of interleaved runs, and depend on the machine. Allocations and bytes
are those of the C library's heap.
"""
import argparse
import json
import os
import sys

from parts.calls import awaited_call, decorators, devirtualised
from parts.cases import wanted
from parts.ceilings import check
from parts.common import bench, prepare, run, settings
from parts.compile_cost import compile_cost
from parts.slot_size import slot_size

ROWS = {"awaited-call": awaited_call, "decorators": decorators,
        "devirtualised": devirtualised, "slot-size": slot_size,
        "compile": compile_cost}


def parse():
    parser = argparse.ArgumentParser(
        prog="scripts/bench", description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="*", metavar="ROW")
    parser.add_argument("--quick", action="store_true",
                        help="fewer forms and sizes, shorter runs")
    parser.add_argument("--full", action="store_true", help="the compile row on "
                        "its full size (more than an hour)")
    parser.add_argument("--json", metavar="FILE",
                        help="write the figures there too")
    parser.add_argument("--no-time", action="store_true", help="count only")
    parser.add_argument("--check", action="store_true", help="fail if a figure "
                        "is above test/bench/ceilings.json")
    parser.add_argument("--compare", action="append", default=[],
                        metavar="NAME=PLUGIN",
                        help="another plugin to measure beside this one")
    parser.add_argument("--where", action="store_true",
                        help="list the instructions of a call, one by one")
    parser.add_argument("--flag", action="append", default=[],
                        help="give the compiler this flag in every build")
    parser.add_argument("--plugin", help=argparse.SUPPRESS,
                        default=settings.plugin)
    parser.add_argument("--ceilings", help=argparse.SUPPRESS,
                        default=os.path.join(bench, "ceilings.json"))
    parser.add_argument("--work", help=argparse.SUPPRESS, default=settings.work)
    vars(settings).update(vars(parser.parse_args()))
    settings.work = os.path.abspath(settings.work)
    settings.plugin = os.path.abspath(settings.plugin)
    settings.plugins = {"stock": None, "dynasync": settings.plugin}
    for item in settings.compare:
        name, _, path = item.partition("=")
        if not path:
            parser.error("--compare wants NAME=PLUGIN")
        settings.plugins[name] = os.path.abspath(path)
    for row in settings.rows:
        if row.split("/")[0] not in ROWS:
            parser.error("no such row: %s (rows: %s)" % (row, ", ".join(ROWS)))


def main():
    parse()
    prepare(settings.plugins.values())
    records, failed = [], False
    for row, step in ROWS.items():
        if not wanted(row):
            continue
        found = step()
        if not found:
            print("error: nothing measured for %s: no such form" % row)
            failed = True
        records += found
    if settings.json:
        version = run([settings.clangxx, "--version"]).stdout.splitlines()[0]
        with open(settings.json, "w") as f:
            json.dump({"compiler": version, "level": "-O2", "figures": records},
                      f, indent=1)
            f.write("\n")
    failed |= any("error" in r and r["build"] in ("stock", "dynasync")
                  for r in records)
    if settings.check and not check(records):
        failed = True
    sys.exit(1 if failed else 0)


main()
