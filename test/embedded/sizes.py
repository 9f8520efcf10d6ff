#!/usr/bin/env python3
"""Sizes of the measuring station's images, as the table of docs/embedded.md.

  sizes.py            builds the images, runs each, prints the table
  sizes.py --update   writes it into the docs
  sizes.py --check    fails where the docs' figures are off by more than a tenth

The variables DYNASYNC_CLANGXX, DYNASYNC_PLUGIN and DYNASYNC_INCLUDE say with
what (scripts/embedded sets them)."""

import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DOCS = os.path.join(HERE, "..", "..", "docs", "embedded.md")
BEGIN, END = "<!-- sizes begin -->\n", "<!-- sizes end -->\n"
BOARDS = [("thumbv7m", "Cortex-M3"), ("riscv32", "RISC-V 32")]
LEVELS = ["-Os", "-O2"]
TOLERANCE = 0.10


def images(*args):
    return subprocess.run(
        ["bash", os.path.join(HERE, "images.sh"), *args],
        check=True, capture_output=True, text=True).stdout


def measure(board, level, variant, folder):
    image = os.path.join(folder, "image.elf")
    images("build", board, variant, image, level)
    with open(os.path.join(HERE, "Inputs", "station.txt")) as expected:
        if images("run", board, image) != expected.read():
            sys.exit("%s %s %s prints something else" % (board, level, variant))
    tool = os.path.join(os.environ.get("DYNASYNC_TOOLS", ""), "llvm-size")
    out = subprocess.run([tool, "-A", image], check=True, capture_output=True,
                         text=True).stdout
    size = {line.split()[0]: int(line.split()[1])
            for line in out.splitlines() if line.startswith(".")}
    # What has to be in flash, and what in RAM besides the stack: the first
    # values of .data are in both.
    flash = sum(size.get(s, 0) for s in (".text", ".rodata", ".got",
                                         ".init_array", ".data"))
    return flash, size.get(".data", 0) + size.get(".bss", 0)


def table():
    lines = ["| | flash, stock clang and a pool | flash, DynAsync without a heap |"
             " RAM, stock | RAM, DynAsync |", "|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        for board, name in BOARDS:
            for level in LEVELS:
                stock = measure(board, level, "stock", folder)
                plugin = measure(board, level, "plugin", folder)
                lines.append("| %s, `%s` | %d | %d | %d | %d |" % (
                    name, level, stock[0], plugin[0], stock[1], plugin[1]))
    return "\n".join(lines) + "\n"


def figures(text):
    return [[int(n) for n in re.findall(r"\| (\d+)(?= \|)", line)]
            for line in text.splitlines() if re.search(r"\| \d", line)]


def main():
    new = table()
    if len(sys.argv) == 1:
        print(new, end="")
        return
    with open(DOCS) as f:
        docs = f.read()
    head, rest = docs.split(BEGIN)
    old, tail = rest.split(END)
    if sys.argv[1:] == ["--update"]:
        with open(DOCS, "w") as f:
            f.write(head + BEGIN + "\n" + new + "\n" + END + tail)
    elif sys.argv[1:] == ["--check"]:
        then, now = figures(old), figures(new)
        if [len(row) for row in then] != [len(row) for row in now]:
            sys.exit("docs/embedded.md has another table")
        for a, b in zip(sum(then, []), sum(now, [])):
            if abs(a - b) > TOLERANCE * a:
                sys.exit("%d bytes in docs/embedded.md are %d now; see "
                         "scripts/embedded --update\n%s" % (a, b, new))
        print("%d figures of docs/embedded.md hold" % sum(map(len, now)))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()
