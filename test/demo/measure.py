"""Runs the demo's programs, built by scripts/demo, and prints the table.

Both variants get the same load, run after run in turn. Counts (allocations,
bytes, instructions) are exact up to the order in which the kernel reports
events; times are medians, and what lies within the spread of the runs is
called a tie.
"""

import argparse
import concurrent.futures
import glob
import os
import re
import statistics
import subprocess
import sys
import tempfile

VARIANTS = ("stock", "plugin")
ROUNDS = 5


def fail(message, *more):
    print("error: " + message, file=sys.stderr)
    for line in more:
        print("       " + line, file=sys.stderr)
    sys.exit(1)


def say(message):
    print("==> " + message, flush=True)


def run(command):
    """The program's output; ends the demo, with its own words, if it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True,
                              timeout=150)
    except FileNotFoundError as e:
        fail("cannot run %s: %s" % (command[0], e.strerror))
    except subprocess.TimeoutExpired:
        fail("this did not end: " + " ".join(command))
    if done.returncode != 0:
        fail("this failed with status %d: %s" %
             (done.returncode, " ".join(command)),
             *(done.stderr + done.stdout).splitlines()[-10:])
    return done.stdout


def figures(text):
    """`name=value ...` as a dictionary; the answers' digest stays text."""
    pairs = dict(re.findall(r"(\w+)=(\w+)", text))
    return {k: v if k == "answers" else int(v) for k, v in pairs.items()}


class Demo:
    def __init__(self, folder, requests):
        self.folder = folder
        self.requests = requests
        self.answers = {}

    def program(self, name):
        return os.path.join(self.folder, name)

    def checked(self, variant, load, result):
        """Both variants must have given the same answers to one load."""
        first, answers = self.answers.setdefault(
            load, (variant, result["answers"]))
        if answers != result["answers"]:
            fail("the %s and the %s build answered the same requests "
                 "differently (%s)" % (first, variant, load))
        return result

    def server(self, variant, suffix="", prefix=(), **load):
        load = ["--%s=%d" % (k.replace("_", "-"), v) for k, v in load.items()]
        out = run([self.program("load"), *load, "--", *prefix,
                   self.program("server-%s%s" % (variant, suffix))])
        return self.checked(variant, "server " + " ".join(load), figures(out))

    def chain(self, variant, requests, suffix="", prefix=()):
        out = run([*prefix, self.program("chain-%s%s" % (variant, suffix)),
                   str(requests)])
        return self.checked(variant, "chain %d" % requests, figures(out))

    def instructions(self, drive, few=800, many=4000):
        """What one request more costs: the difference of two runs."""
        counts = []
        for requests in (few, many):
            with tempfile.TemporaryDirectory() as folder:
                log = os.path.join(folder, "log.%p")
                drive(requests, ["valgrind", "--tool=callgrind",
                                 "--callgrind-out-file=/dev/null",
                                 "--log-file=" + log])
                text = "".join(open(f).read()
                               for f in glob.glob(os.path.join(folder, "*")))
            found = re.search(r"Collected : (\d+)", text)
            if not found:
                fail("valgrind reported no instruction count",
                     *text.splitlines()[-10:])
            counts.append(int(found.group(1)))
        return (counts[1] - counts[0]) / (many - few)


def remarks(path):
    """From clang's YAML: how many calls were lowered; which ones were not, and
    which coroutines got no slot entry, each as `file:line: reason`."""
    lowered, missed, coroutines = 0, [], []
    if not os.path.exists(path):
        fail("clang wrote no optimization record: %s" % path)
    for document in open(path).read().split("\n--- "):
        if not re.search(r"^Pass:\s+dynasync", document, re.M):
            continue
        name = re.search(r"^Name:\s+(\S+)", document, re.M)
        reason = re.search(r"Reason:\s+'?([\w-]+)", document)
        at = re.search(r"DebugLoc:\s+{ File: '?([^',]+)'?,\s+Line: (\d+)",
                       document)
        what = "%s: %s" % (
            "%s:%s" % (os.path.basename(at.group(1)), at.group(2)) if at
            else "somewhere", reason.group(1) if reason else "no reason given")
        if name.group(1) == "Lowered":
            lowered += 1
        elif name.group(1) == "NotLowered":
            missed.append(what)
        elif name.group(1) == "NotPublished":
            coroutines.append(what)
    return lowered, missed, coroutines


def code_size(program):
    """Bytes of code and constants, as binutils counts them."""
    return int(run(["size", program]).splitlines()[1].split()[0])


class Table:
    NAME, COLUMN = 44, 12

    def __init__(self):
        self.lines = []

    def head(self, text):
        if self.lines:
            self.lines.append("")
        self.lines.append(text.ljust(self.NAME) + "".join(
            c.rjust(self.COLUMN) for c in ("stock", "DynAsync", "change")))
        self.lines.append("-" * (self.NAME + 3 * self.COLUMN))

    def row(self, name, stock, plugin, form, change=None):
        if change is None:
            change = ("%+.0f %%" % (100 * (plugin - stock) / stock)
                      if stock else "")
        self.text(name, form % stock, form % plugin, change)

    def text(self, name, stock, plugin, change=""):
        self.lines.append("  " + name.ljust(self.NAME - 2) + "".join(
            c.rjust(self.COLUMN) for c in (stock, plugin, change)))

    def time(self, name, runs, form):
        """A median of each; a tie when the middle halves of the runs meet."""
        stock, plugin = (statistics.median(runs[v]) for v in VARIANTS)
        low, high = zip(*(statistics.quantiles(runs[v], n=4)[0::2]
                          for v in VARIANTS))
        tie = max(low) <= min(high)
        change = "%+.0f %%" % (100 * (plugin - stock) / stock)
        self.row(name, stock, plugin, form, change + (" tie" if tie else ""))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--requests", type=int, default=20000)
    options = parser.parse_args()
    demo = Demo(options.folder, options.requests)
    n = options.requests
    table = Table()

    say("counting heap allocations: %d requests to each server" % n)
    heap = {v: demo.server(v, "-counted", requests=n) for v in VARIANTS}
    say("counting heap allocations: plain coroutine type")
    plain = {v: demo.chain(v, n, "-counted") for v in VARIANTS}

    say("counting instructions (callgrind: the programs run some 50 times "
        "slower)")
    # A server's count depends a little on whether a request is there already
    # when it looks: the median of three.
    def server_instructions(v, pipeline, times):
        return statistics.median(demo.instructions(
            lambda r, p: demo.server(v, prefix=p, in_flight=1, warm_up=400,
                                     pipeline=pipeline, requests=r))
            for _ in range(times))

    def chain_instructions(v):
        return demo.instructions(lambda r, p: demo.chain(v, r, prefix=p))

    with concurrent.futures.ThreadPoolExecutor(2) as both:
        single, batched, chained = (dict(zip(VARIANTS, both.map(f, VARIANTS)))
                                    for f in (
            lambda v: server_instructions(v, 1, 3),
            lambda v: server_instructions(v, 16, 1),
            chain_instructions))

    say("timing: %d rounds, the variants in turn" % ROUNDS)
    one, sixteen, cpu, own = ({v: [] for v in VARIANTS} for _ in range(4))
    for i in range(ROUNDS):
        # Who goes first changes, too.
        for v in VARIANTS if i % 2 == 0 else VARIANTS[::-1]:
            r = demo.server(v, requests=n)
            one[v].append(r["ns"] / r["requests"] / 1000)
            r = demo.server(v, pipeline=16, requests=5 * n)
            sixteen[v].append(r["ns"] / r["requests"] / 1000)
            cpu[v].append(r["cpu_us"] / r["requests"])
            r = demo.chain(v, 20 * n)
            own[v].append(r["ns"] / r["requests"])

    def each(results, name):
        return [results[v][name] / results[v]["requests"] for v in VARIANTS]

    server = remarks(demo.program("server-plugin.opt.yaml"))
    chain = remarks(demo.program("chain-plugin.opt.yaml"))

    table.head("TCP server on asio::awaitable, 8 connections")
    table.row("heap allocations a request", *each(heap, "allocations"), "%.3f")
    table.row("frame bytes from the heap a request", *each(heap, "bytes"),
              "%.0f")
    table.row("instructions a request",
              *(single[v] for v in VARIANTS), "%.0f")
    table.row("  in batches of 16",
              *(batched[v] for v in VARIANTS), "%.0f")
    table.time("time a request, us", one, "%.2f")
    table.time("  in batches of 16", sixteen, "%.2f")
    table.time("  in batches of 16, server's CPU", cpu, "%.2f")
    table.row("heap bytes that an idle connection holds",
              *(heap[v]["live_a_connection"] for v in VARIANTS), "%d")
    table.row("code and constants of the program, bytes",
              *(code_size(demo.program("server-" + v)) for v in VARIANTS),
              "%d")
    table.text("awaited calls lowered", "-", str(server[0]))
    table.text("awaited calls missed", "-", str(len(server[1])))

    table.head("Plain coroutine type, in one process")
    table.row("heap allocations a request", *each(plain, "allocations"), "%.3f")
    table.row("frame bytes from the heap a request", *each(plain, "bytes"),
              "%.0f")
    table.row("instructions a request", *(chained[v] for v in VARIANTS), "%.0f")
    table.time("time a request, ns", own, "%.0f")
    table.row("code and constants of the program, bytes",
              *(code_size(demo.program("chain-" + v)) for v in VARIANTS), "%d")
    table.text("awaited calls lowered", "-", str(chain[0]))
    table.text("awaited calls missed", "-", str(len(chain[1])))

    print("""
One source, one load, the same answers to every request. Five handlers
(logging, authentication, cache, retry, storage) behind one virtual interface.
""")
    print("\n".join(table.lines))
    print()
    for part, (lowered, missed, coroutines) in (("server", server),
                                                ("plain", chain)):
        for what in missed:
            print("Missed (%s): %s" % (part, what))
        for what in coroutines:
            print("No slot entry (%s): %s" % (part, what))
        if not lowered:
            print("No call was lowered (%s): was it compiled with the plugin?"
                  % part)
    print("""
How to read it. Asio keeps up to two frames a thread for reuse, which lowers
the stock server's heap counts. What the plugin's server still allocates is
Asio's own (handlers that are posted while others are). What an idle connection
holds more is the room that its outermost frame keeps for its callees.
Instructions leave the kernel out; times contain it, the client, and whatever
else this machine does: a request that makes its own round trip is mostly the
kernel's. "tie": the middle halves of the %d runs meet, no difference is shown.
""".rstrip() % ROUNDS)


if __name__ == "__main__":
    main()
