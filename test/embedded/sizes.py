#!/usr/bin/env python3
"""Sizes of the measuring station's images, as the table of docs/embedded.md.

  sizes.py            builds the images, runs each, prints the table
  sizes.py --update   writes it into the docs
  sizes.py --check    fails where the docs' figures are off by more than a tenth

The variables DYNASYNC_CLANGXX, DYNASYNC_PLUGIN, DYNASYNC_INCLUDE and
DYNASYNC_TRAITC say with what (scripts/embedded sets them)."""

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


def measure(board, folder, expected, how, *build):
    """Bytes of flash, and of RAM besides the stack."""
    image = os.path.join(folder, "image.elf")
    images(how, board, build[0], image, build[1])
    if images("run", board, image) != expected:
        sys.exit("%s %s %s prints something else" % (how, board, " ".join(build)))
    tool = os.path.join(os.environ.get("DYNASYNC_TOOLS", ""), "llvm-size")
    out = subprocess.run([tool, "-A", image], check=True, capture_output=True,
                         text=True).stdout
    size = {line.split()[0]: int(line.split()[1])
            for line in out.splitlines() if line.startswith(".")}
    # What has to be in flash, and what in RAM: the first values of .data are in
    # both.
    flash = sum(size.get(s, 0) for s in (".text", ".rodata", ".got",
                                         ".init_array", ".data"))
    return flash, size.get(".data", 0) + size.get(".bss", 0)


def room():
    """What the program in the trait language asks for at its root."""
    with open(os.path.join(HERE, "station.rs")) as f:
        return int(re.search(r"^#!\[dyn_async\(nested\((\d+)\)\)\]$", f.read(), re.M)[1])


def row(name, level, a, b):
    return "| %s, `%s` | %d | %d | %d | %d |" % (name, level, a[0], b[0], a[1], b[1])


def table():
    traitc = os.environ["DYNASYNC_TRAITC"]
    with open(os.path.join(HERE, "Inputs", "station.txt")) as f:
        printed = f.read()
    # In the trait language, what it prints on this machine.
    here = subprocess.run([traitc, "-O2", "--run", os.path.join(HERE, "station.rs")],
                          check=True, capture_output=True, text=True).stdout
    lines = ["| C++ | flash, stock clang and a pool | flash, DynAsync without a heap |"
             " RAM, stock | RAM, DynAsync |", "|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        for board, name in BOARDS:
            for level in LEVELS:
                lines.append(row(name, level, *(
                    measure(board, folder, printed, "build", variant, level)
                    for variant in ("stock", "plugin"))))
        lines += ["", "| trait language | flash, `box` and a pool | flash, `nested` without"
                  " a heap | RAM, `box` | RAM, `nested` |", "|---|---|---|---|---|"]
        for board, name in BOARDS:
            box, nested = (measure(board, folder, here, how, traitc, "-O2")
                           for how in ("build-trait-pool", "build-trait"))
            # It lies on the stack, where there is no other room for it.
            lines.append(row(name, "-O2", box, (nested[0], nested[1] + room())))
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
