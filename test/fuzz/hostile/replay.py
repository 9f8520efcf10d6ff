"""Runs what fuzzing found through the tools themselves, once each.

  replay.py ir     CASE... -- OPT WITH ITS ARGUMENTS [-- CLANG WITH ITS ONES]
  replay.py source CASE... -- TRAITC

opt ends at the first error; clang does not, and runs its own pipelines.

A case's first line that begins with the mark says what it is run through. Both
answers are right, an error and a result; a crash, an invalid result and no
answer in time are not.
"""

import re
import subprocess
import sys

kind = sys.argv[1]
cases, *tools = [part.split("\n") for part in
                 "\n".join(sys.argv[2:]).split("\n--\n")]
mark = "; pipeline: " if kind == "ir" else "// options: "
assert cases, "no cases"


def commands(case):
    with open(case, encoding="utf-8", errors="replace") as f:
        text = f.read()
    header = re.search("^" + re.escape(mark) + "(.*)$", text, re.M)
    assert header, case + ": no line '" + mark + "'"
    words = header[1]
    if kind == "ir":
        yield tools[0] + ["-passes=" + words + ",verify", "-disable-output", case]
        for clang in tools[1:]:
            for level in ("-O0", "-O2"):
                yield clang + [level, "-fverify-intermediate-code", "-S",
                               "-emit-llvm", "-o", "-", "-x", "ir", case]
        return
    flags = ["--emit=optimized", "-o", "-"]
    for word in words.split():
        if word in "0123":
            flags.append("-O" + word)
        elif word in ("ir", "lowered"):
            flags[0] = "--emit=" + {"ir": "llvm-ir"}.get(word, word)
        else:
            flags.append({"no-heap": "--no-heap", "abort": "--panic=abort"}.get(
                word, "--dyn-async=" + word))
    yield tools[0] + flags + [case]


bad = 0
for case in cases:
    for command in commands(case):
        try:
            run = subprocess.run(command, capture_output=True, timeout=60)
        except subprocess.TimeoutExpired:
            print(f"{' '.join(command)}: no answer in a minute")
            bad += 1
            continue
        said = run.stderr.decode(errors="replace")
        if (run.returncode not in (0, 1) or "Stack dump" in said
                or "LLVM ERROR" in said):
            print(f"{' '.join(command)}: status {run.returncode}\n{said[-2000:]}")
            bad += 1
print(f"{len(cases)} cases, {bad} bad")
sys.exit(bad != 0)
