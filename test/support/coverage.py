"""Figures of scripts/coverage from llvm-cov's list of lines.

  coverage.py ROOT LINES [--check]

Lines that cannot or need not be executed are in not-covered.txt beside this
file: `FILE: the line, without what is around it` and behind ` -- ` the reason.
"""

import collections
import pathlib
import sys

GOAL = 95

root, lines = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
check = "--check" in sys.argv[3:]

counts = collections.defaultdict(dict)  # file -> line -> how often
file = ""
for line in lines.read_text().splitlines():
    if line.startswith("SF:"):
        file = line[3:]
    elif line.startswith("DA:"):
        number, count = line[3:].split(",")[:2]
        at = counts[file]
        at[int(number)] = max(at.get(int(number), 0), int(count))

explained = {}
for line in (root / "test/support/not-covered.txt").read_text().splitlines():
    if line and not line.startswith("#"):
        place, reason = line.split(" -- ", 1)
        name, text = place.split(": ", 1)
        explained[name, text.strip()] = reason

total = covered = 0
open_lines, used = [], set()
print("| file | lines | executed |\n|---|---:|---:|")
for path in sorted(counts):
    # The build maps prefixes of names away, and others in.
    at = root / "passes" / pathlib.Path(path).name
    if pathlib.Path(path).parent.name != "passes":
        continue
    text = at.read_text().splitlines()
    run = sum(1 for n in counts[path].values() if n)
    total += len(counts[path])
    covered += run
    print(f"| {at.name} | {len(counts[path])} | {100 * run / len(counts[path]):.1f} % |")
    for number, count in sorted(counts[path].items()):
        # The last line of a .def is behind its end.
        here = text[number - 1].strip() if number <= len(text) else ""
        if count:
            continue
        if (at.name, here) in explained:
            used.add((at.name, here))
        elif here.strip("{}; "):
            open_lines.append(f"{at.name}:{number}: {here}")
percent = 100 * covered / total if total else 0
print(f"| all | {total} | {percent:.1f} % |\n")
print("\n".join(open_lines))
print(f"{len(open_lines)} lines not executed and not explained")
stale = set(explained) - used
for name, text in sorted(stale):
    print(f"explained, but executed or gone: {name}: {text}")
if check and (percent < GOAL or open_lines or stale):
    sys.exit(1)
