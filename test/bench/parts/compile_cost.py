"""Row compile: what the compiler's own work costs."""
import os
import re
import subprocess
import sys

from parts.cases import flags_of, wanted
from parts.common import (Failed, bench, number, progress, run, settings, table,
                          tool)


def counted_compile(command):
    """The instructions of one run of the compiler proper. Cachegrind without its
    cache is the quickest of valgrind's tools that count."""
    result = run(["valgrind", "--tool=cachegrind", "--cache-sim=no",
                  "--cachegrind-out-file=/dev/null", *command],
                 what="counted compile")
    found = re.search(r"I +refs: +([\d,]+)", result.stderr)
    return int(found[1].replace(",", ""))


def cc1(build, text, out):
    """The command line of the compiler proper, without the driver."""
    shown = subprocess.run(
        [settings.clangxx, *flags_of(build), "-c", text, "-o", out, "-###"],
        capture_output=True, text=True).stderr.strip().splitlines()[-1]
    return [w.replace('\\"', '"').replace("\\\\", "\\")
            for w in re.findall(r'"((?:[^"\\]|\\.)*)"', shown)]


def text_size(path):
    out = run([tool("llvm-size"), path]).stdout.splitlines()[1].split()
    return int(out[0])


def generate(coroutines, calls):
    path = os.path.join(settings.work, "many-%d-%d.cpp" % (coroutines, calls))
    text = run([sys.executable, os.path.join(bench, "generate-many.py"),
                "--coroutines", str(coroutines), "--calls", str(calls)]).stdout
    with open(path, "w") as f:
        f.write(text)
    return path


def user_seconds(command):
    before = os.times().children_user
    run(command, what="compile")
    return os.times().children_user - before


def compile_cost():
    row = "compile"
    sizes = [(20, 100)] if settings.quick else [(40, 200)]
    if settings.full:
        sizes += [(200, 1000), (2000, 10000)]
    records = []
    for coroutines, calls in sizes:
        form = "%d-calls" % calls
        if not wanted(row, form):
            continue
        text = generate(coroutines, calls)
        for build in settings.plugins:
            progress("compile, %d calls, %s" % (calls, build))
            out = os.path.join(settings.work, "many.%s.o" % build)
            record = {"row": row, "form": form, "build": build}
            try:
                record["instructions"] = counted_compile(cc1(build, text, out))
                record["text"] = text_size(out)
            except Failed as e:
                record["error"] = str(e)
            records.append(record)
    # How the passes' own work grows, without the rest of the compiler: on the
    # module as clang hands it over, less what reading and writing it takes.
    growth = [(100, 500), (200, 1000)] if settings.quick else \
        [(200, 1000), (2000, 10000)]
    passes = "dynasync"
    for coroutines, calls in growth:
        form = "passes-%d-calls" % calls
        if not wanted(row, form):
            continue
        progress("compile, the passes alone on %d calls" % calls)
        record = {"row": row, "form": form, "build": "dynasync"}
        try:
            bitcode = os.path.join(settings.work, "many-%d.bc" % calls)
            run([settings.clangxx, *flags_of("stock"), "-Xclang", "-disable-llvm-passes",
                 "-emit-llvm", "-c", generate(coroutines, calls), "-o", bitcode])
            opt = [tool("opt"), "-load-pass-plugin=" + settings.plugin,
                   "-disable-verify", bitcode, "-disable-output"]
            base = counted_compile([*opt, "-passes=no-op-module"])
            record["instructions"] = counted_compile(
                [*opt, "-passes=" + passes]) - base
            record["per-call"] = record["instructions"] / calls
        except Failed as e:
            record["error"] = str(e)
        records.append(record)
    progress("")
    if not records:
        return []
    whole = [r for r in records if not r["form"].startswith("passes")]
    alone = [r for r in records if r["form"].startswith("passes")]
    stock = {r["form"]: r for r in whole if r["build"] == "stock"}

    def relation(r, key):
        base = stock.get(r["form"], {}).get(key)
        return ("%+.1f%%" % (100 * r[key] / base - 100)
                if base and r["build"] != "stock" else "")
    if whole:
        table("Compiling many virtual coroutines at -O2",
              ["file", "build", "M instructions", "to stock", "text bytes",
               "to stock"],
              [[r["form"], r["build"], number(r["instructions"] / 1e6, 0),
                relation(r, "instructions"), r["text"], relation(r, "text")]
               for r in whole if "error" not in r])
    if alone:
        table("The passes alone", ["file", "build", "M instructions",
                                   "instructions a call"],
              [[r["form"], r["build"], number(r["instructions"] / 1e6, 0),
                number(r["per-call"], 0)] for r in alone if "error" not in r])
    for r in records:
        if "error" in r:
            print("  %s, %s: %s" % (r["form"], r["build"], r["error"]))
    return records
