"""One build of the project, and runs of its tests (see try_project.py)."""

import collections
import glob
import json
import os
import re
import shlex
import struct
import subprocess
import xml.etree.ElementTree as xml

# What one run of one test gave. Counts are None where nothing was counted.
Result = collections.namedtuple("Result",
                                "status output allocations bytes from_new")
OUTPUT_LIMIT = 1 << 24


class Trouble(Exception):
    """Cannot go on: the first argument says why, the others are details."""


def tail(file, lines=25):
    with open(file, errors="replace") as f:
        text = f.read().splitlines()
    # The first error says more than the last line.
    for at, line in enumerate(text):
        if re.search(r"\berror\b|CMake Error", line, re.I):
            return text[max(0, at - 2):at + lines - 2]
    return text[-lines:]


def steady(text, folders):
    """The output without what differs from run to run: folders, addresses,
    durations, the seed that Catch2 chose."""
    for folder in folders:
        text = text.replace(folder, "<build>")
    text = re.sub(r"\b0x[0-9a-fA-F]{5,16}\b", "<address>", text)
    text = re.sub(r"\b\d+(\.\d+)? ?(ns|us|µs|ms|s|sec|secs|seconds?)\b",
                  "<time>", text)
    return re.sub(r"(Randomness seeded to: )\d+", r"\1<seed>", text)


class Variant:
    """The project compiled in one way, in a folder of its own."""

    def __init__(self, name, folder, compiler, flags, options):
        self.name, self.folder, self.options = name, folder, options
        self.compiler, self.flags = compiler, flags
        self.build_folder = os.path.join(folder, "build")
        self.runs = []  # for each run: name of a test -> Result

    def log(self, name):
        return os.path.join(self.folder, name + ".log")

    def step(self, what, command):
        os.makedirs(self.folder, exist_ok=True)
        with open(self.log(what), "w") as f:
            f.write(shlex.join(command) + "\n")
            f.flush()
            return subprocess.run(command, stdout=f, stderr=f,
                                  stdin=subprocess.DEVNULL).returncode == 0

    def configure(self):
        o = self.options
        flags = " ".join([*o.flag, *self.flags, "-Wno-unused-command-line-argument"])
        command = ["cmake", "-S", o.project, "-B", self.build_folder,
                   "-DCMAKE_CXX_COMPILER=" + self.compiler,
                   "-DCMAKE_C_COMPILER=" + o.c_compiler,
                   # No -DNDEBUG: asserts are what many tests consist of.
                   "-DCMAKE_BUILD_TYPE=Release",
                   "-DCMAKE_CXX_FLAGS_RELEASE=-" + o.level,
                   "-DCMAKE_C_FLAGS_RELEASE=-" + o.level,
                   "-DCMAKE_CXX_FLAGS=" + flags, "-DBUILD_TESTING=ON",
                   "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"]
        if o.generator:
            command[1:1] = ["-G", o.generator]
        return self.step("configure", command + o.cmake)

    def build(self):
        command = ["cmake", "--build", self.build_folder, "--parallel",
                   str(self.options.jobs)]
        for target in self.options.target:
            command += ["--target", target]
        return self.step("build", command)

    def tests(self):
        """The tests as ctest knows them."""
        shown = subprocess.run(
            ["ctest", "--test-dir", self.build_folder, "-C", "Release",
             "--show-only=json-v1", *self.selection()],
            capture_output=True, text=True)
        if shown.returncode:
            raise Trouble("ctest cannot list the tests", shown.stderr.strip())
        return json.loads(shown.stdout)["tests"]

    def selection(self):
        return ["-R", self.options.tests] if self.options.tests else []

    def run(self, counter):
        """Runs all tests once."""
        folder = os.path.join(self.folder, "run-%d" % len(self.runs))
        os.makedirs(folder, exist_ok=True)
        counts = {}
        lines = ["subdirs(%s)" % quoted(self.build_folder)]
        for number, test in enumerate(self.tests()):
            if not counter:
                break
            file = os.path.join(folder, "%d.counts" % number)
            with open(file, "wb") as f:
                f.write(bytes(32))
            counts[test["name"]] = file
            # Setting the property replaces what the project had set.
            own = [p["value"] for p in test.get("properties", [])
                   if p["name"] == "ENVIRONMENT_MODIFICATION"]
            lines.append("set_tests_properties(%s PROPERTIES "
                         "ENVIRONMENT_MODIFICATION %s)" % (
                             quoted(test["name"]), quoted(";".join(
                                 (own[0] if own else []) +
                                 ["LD_PRELOAD=path_list_prepend:" + counter,
                                  "DYNASYNC_TRY_COUNTS=set:" + file]))))
        with open(os.path.join(folder, "CTestTestfile.cmake"), "w") as f:
            f.write("\n".join(lines) + "\n")
        report = os.path.join(folder, "report.xml")
        self.step("test-%d" % len(self.runs), [
            "ctest", "--test-dir", folder, "-C", "Release", "-V",
            "--output-junit", report,
            "--timeout", str(self.options.timeout),
            "--test-output-size-passed", str(OUTPUT_LIMIT),
            "--test-output-size-failed", str(OUTPUT_LIMIT),
            "--parallel", str(self.options.test_jobs), *self.selection()])
        if not os.path.exists(report):
            raise Trouble("ctest did not run", *tail(
                self.log("test-%d" % len(self.runs))))
        self.runs.append(self.read(report, counts))

    def read(self, report, counts):
        results = {}
        for case in xml.parse(report).getroot().iter("testcase"):
            name = case.get("name")
            status = {"run": "passed", "fail": "failed"}.get(
                case.get("status"), case.get("status"))
            if case.find("skipped") is not None:
                status = "skipped"
            output = steady(case.findtext("system-out") or "",
                            [self.build_folder, self.folder])
            made = (0, None, None, None)
            if name in counts:
                with open(counts[name], "rb") as f:
                    made = struct.unpack("<4Q", f.read(32))
            # No process: a static program, or one that drops its environment.
            if not made[0]:
                made = (0, None, None, None)
            result = Result(status, output, *made[1:])
            # Two tests of one name: both have to be as they were.
            if name in results:
                other = results[name]
                result = Result(
                    min(status, other.status), other.output + output,
                    *made[1:])
            results[name] = result
        return results

    def remarks(self):
        """What the plugin says of the awaited calls: how many it lowered, and
        for the others how many for each reason. A call in a header counts in
        each unit, as it does for the plugin."""
        lowered, left = 0, collections.Counter()
        for file in glob.glob(os.path.join(glob.escape(self.build_folder),
                                           "**", "*.opt.yaml"), recursive=True):
            with open(file, errors="replace") as f:
                for remark in f.read().split("\n...")[:-1]:
                    kind = re.search(r"^--- !(\w+)", remark, re.M)
                    reason = re.search(r"^  - Reason: +'?([\w-]+)", remark, re.M)
                    if not kind or "Callee:" not in remark:
                        continue
                    if kind.group(1) == "Passed":
                        lowered += 1
                    elif reason:
                        left[reason.group(1)] += 1
        return lowered, left


def quoted(text):
    bars = "="
    while "]%s]" % bars in text:
        bars += "="
    return "[%s[%s]%s]" % (bars, text, bars)
