"""What learned sizes are worth: builds services as they are, counts a run of
each, builds them again by what was counted, and prints a table.

usage: table.py --wrapper FILE --source FOLDER --work FOLDER [SERVICE...]

Services: layers, idle, uneven (generate.py), demo (test/demo/server.cpp, with
Asio). Fails unless the learned program allocates no more often and holds less
memory than that with the default tail, and answers the same.
"""

import argparse
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
GENERATED = ("layers", "idle", "uneven")
PLENTY = 10**9


def run(command, **more):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300,
                          **more)
    if done.returncode != 0:
        sys.exit("this failed: %s\n%s%s" % (" ".join(command), done.stdout,
                                            done.stderr))
    return done.stdout


def figures(text):
    return dict(re.findall(r"(\w+)=(\w+)", text))


class Generated:
    def __init__(self, name, options):
        self.name, self.options = name, options
        self.source = name + ".cpp"
        with open(self.source, "w") as f:
            f.write(run([sys.executable, os.path.join(HERE, "generate.py"),
                         name]))

    def build(self, variant, *flags):
        program = "%s-%s" % (self.name, variant)
        run([self.options.wrapper, "-std=c++20", "-O2",
             "-I" + os.path.join(self.options.source, "test", "support"),
             *flags, self.source, "-o", program])
        return program

    def measure(self, program, profile=os.devnull):
        f = figures(run(["./" + program], env=dict(
            os.environ, DYNASYNC_PROFILE_FILE=profile)))
        return int(f["allocations"]), int(f["peak"]), f["sum"]


class Demo:
    """The server of scripts/demo, with 8 connections."""

    def __init__(self, options):
        self.name, self.options = "demo", options
        self.folder = os.path.join(options.source, "test", "demo")
        compiler = [options.wrapper, "-std=c++20", "-O2"]
        run([*compiler, os.path.join(self.folder, "load.cpp"), "-o", "load"])
        run([*compiler, "-c", os.path.join(self.folder, "heap-counted.cpp"),
             "-o", "heap.o"])

    def build(self, variant, *flags):
        program = "demo-" + variant
        run([self.options.wrapper, "-std=c++20", "-O2", "-DASIO_HAS_CO_AWAIT",
             "-DASIO_HAS_STD_COROUTINE", *flags,
             os.path.join(self.folder, "server.cpp"), "heap.o", "-o", program,
             "-lpthread"])
        return program

    def measure(self, program, profile=os.devnull):
        # One request after another: always the same order of events.
        f = figures(run(["./load", "--in-flight=1", "--requests=4000", "--",
                         "./" + program], env=dict(
            os.environ, DYNASYNC_PROFILE_FILE=profile)))
        return (int(f["allocations"]), int(f["live_a_connection"]),
                f["answers"])


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--wrapper", required=True)
    parser.add_argument("--source", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("services", nargs="*",
                        default=[*GENERATED, "demo"])
    options = parser.parse_args()
    options.wrapper = os.path.abspath(options.wrapper)
    options.source = os.path.abspath(options.source)
    os.makedirs(options.work, exist_ok=True)
    os.chdir(options.work)
    bad = []
    print("| service | | allocations | bytes |")
    print("|---|---|---:|---:|")
    for name in options.services:
        service = (Generated(name, options) if name in GENERATED
                   else Demo(options))
        profile = name + ".json"
        default = service.measure(service.build("default"))
        counting = service.measure(
            service.build("counting", "--dynasync-profile"), profile)
        use = "--dynasync-profile-use=" + profile
        rows = [("default, `slot=1024`", default),
                ("learned, in the memory of the default",
                 service.measure(service.build("learned", use))),
                ("learned, with plenty",
                 service.measure(service.build(
                     "plenty", use, "--dynasync-profile-memory=%d" % PLENTY)))]
        for what, (allocations, size, answers) in rows:
            print("| %s | %s | %d | %d |" % (name, what, allocations, size),
                  flush=True)
            if answers != default[2]:
                bad.append("%s: %s answers otherwise" % (name, what))
        if counting[2] != default[2]:
            bad.append("%s: counting changes the answers" % name)
        if name in GENERATED and counting[0] != default[0]:
            bad.append("%s: counting changes the allocations" % name)
        learned, plenty = rows[1][1], rows[2][1]
        if learned[0] > default[0] or learned[1] >= default[1]:
            bad.append("%s: learned is no better" % name)
        if plenty[0] > learned[0]:
            bad.append("%s: more memory is no better" % name)
    if bad:
        sys.exit("\n".join(bad))
    print("ok")


if __name__ == "__main__":
    main()
