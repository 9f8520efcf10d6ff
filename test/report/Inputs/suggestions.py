"""suggestions.py SOURCE REPORT-TOOL COMPILER...

Follows what the report on the demo's server suggests, on copies, with the
numbers of the report. Prints what is gone from the report then, and how many
blocks of the heap a connection takes.
"""
import json
import os
import re
import shutil
import subprocess
import sys

source, tool = sys.argv[1:3]
compiler = sys.argv[3:] + ["-O1", "-DASIO_HAS_CO_AWAIT",
                           "-DASIO_HAS_STD_COROUTINE"]
demo = os.path.join(source, "test", "demo")
inputs = os.path.dirname(os.path.abspath(__file__))
subprocess.run(compiler + ["-c", os.path.join(demo, "heap-counted.cpp"),
                           "-o", "heap.o"], check=True)


def short(name):
    return re.sub(r"<\u2026>", "", name)


def label(site):
    callee = site["callee"].get("name", "")
    if not callee:
        callee = "handle"
    callee = short(callee)
    if callee.startswith("asio::") and "entry_point" not in callee:
        callee = callee.split("::")[-1]
    return short(site["caller"]["name"]) + " -> " + callee


def build(name, edit, *flags):
    """What the report has on the edited server, and blocks for a connection."""
    shutil.copytree(demo, name, ignore=shutil.ignore_patterns("*.test"))
    edit(name)
    program = os.path.join(name, "server")
    subprocess.run(compiler + list(flags) + [
        "-fsave-optimization-record", "-foptimization-record-passes=dynasync",
        "-c", os.path.join(name, "server.cpp"), "-o", program + ".o"],
        check=True)
    subprocess.run(compiler + [program + ".o", "heap.o", "-o", program,
                               "-lpthread"], check=True)
    out = subprocess.run([tool, "--json", program + ".opt.yaml"],
                         capture_output=True, text=True, check=True).stdout
    report = json.loads(out)
    found = {label(s): s for s in report["sites"]
             if s["verdict"] in ("heap", "maybe", "root")}
    out = subprocess.run(
        [sys.executable, os.path.join(inputs, "connections.py"), program],
        capture_output=True, text=True, check=True).stdout
    blocks, count = map(int, re.findall(r"\d+", out))
    return found, round(blocks / count, 1)


def replace(name, file, *pairs):
    path = os.path.join(name, file)
    with open(path) as f:
        text = f.read()
    for old, new in pairs:
        if old not in text:
            sys.exit("%s has no %r" % (file, old))
        text = text.replace(old, new)
    with open(path, "w") as f:
        f.write(text)


HEADER = ("#include <dynasync/adapters/asio.h>",
          "#include <dynasync/adapters/asio.h>\n#include <dynasync/dynasync.h>")
before, blocks = build("as-it-is", lambda name: None)
print("as it is: %g blocks for a connection" % blocks)
for line in sorted(before):
    print("  %s: %s" % (line, before[line]["reason"]))


def follow(what, name, edit, *flags):
    after, blocks = build(name, edit, *flags)
    print("%s: %g" % (what, blocks))
    print("  gone: " + ", ".join(sorted(
        line for line in before if line not in after)))
    return after


def wanted(line):
    return before[line]["wanted"]


follow("--dynasync-slot", "slot", lambda name: None, "-include",
       "dynasync/module.h", '-DDYNASYNC_MODULE_OPTIONS="slot=%d"' %
       wanted("server::serve -> handle"))


def inline_operations(name):
    def around(text):
        return re.sub(r"co_await (socket\.async_read_some|asio::async_write)"
                      r"(\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))",
                      lambda m: "co_await dynasync::inline_slot<%d>(%s%s)" % (
                          wanted("server::serve -> " +
                                 re.split(r"\W+", m.group(1))[-1]),
                          m.group(1), m.group(2)), text)
    path = os.path.join(name, "server.cpp")
    with open(path) as f:
        text = around(f.read())
    assert text.count("inline_slot") == 2, text
    with open(path, "w") as f:
        f.write(text.replace(*HEADER))


follow("inline_slot around Asio's operations", "operations", inline_operations)


def inline_pause(name):
    inline_operations(name)
    replace(name, "handlers.h", (
        "co_await Env::pause()", "co_await dynasync::inline_slot<%d>("
        "Env::pause())" % wanted("demo::retry::handle -> asio_env::pause")))


follow("and around the pause", "pause", inline_pause)


def lambdas(name):
    replace(name, "server.cpp",
            ("serve(std::move(socket)),", "[this, s = std::move(socket)]() "
             "mutable { return serve(std::move(s)); },"),
            ("(io_, accept(),", "(io_, [this] { return accept(); },"),
            ("(io_, watch_input(),", "(io_, [this] { return watch_input(); },"))


after = follow("lambdas for co_spawn", "lambdas", lambdas)
# What the entry point's call of the lambda wants, where that is awaited now.
entry = max((s["wanted"] for line, s in after.items()
             if s["reason"] == "known-callee" and "lambda" in
             s["callee"].get("full", "")), default=0)


def interface(name):
    replace(name, "server.cpp", HEADER,
            ("serve(std::move(socket)),", "session{*this, std::move(socket)},"),
            ("  asio::awaitable<void> accept() {", """  struct session {
    server &self;
    tcp::socket socket;
    DYNASYNC_INTERFACE("inline(%d)") asio::awaitable<void> operator()() {
      return self.serve(std::move(socket));
    }
  };

  asio::awaitable<void> accept() {""" % entry))


follow("the interface of what co_spawn gets", "interface", interface)
