"""Writes the seeds of a fuzz target: what the tests have.

  seeds.py ir|source ROOT FOLDER

Each gets a first line that says what it is run through, another one for each
file; mutations change it. What was found before comes from cases/, where the
first lines are already right.
"""

import pathlib
import re
import sys

kind, root, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
hostile = root / "test/fuzz/hostile"


def pipelines():
    text = (hostile / "Pipelines.h").read_text()
    found = re.findall(r'DEFAULT\("([^"]+)"\)', text)
    found += re.findall(r'^    \{"(dynasync[^"]*)", ""\}', text, re.M)
    return found


def ir():
    for path in sorted(root.glob("test/passes/**/*.ll")):
        yield path.read_text()
    # The contract's examples.
    blocks = re.findall(r"<!-- file \S+\.ll -->\n```llvm\n(.*?)```",
                        (root / "docs/contract.md").read_text(), re.S)
    yield from blocks


def source():
    for path in sorted(root.glob("test/trait/**/*.rs")):
        text = path.read_text()
        if len(text) < 6000:
            yield text


if kind == "ir":
    texts, mark = ir(), "; pipeline: "
    heads = pipelines()
else:
    texts, mark = source(), "// options: "
    heads = ["0", "1", "2", "ir", "lowered", "2 sealed", "0 cache", "1 no-heap"]

folder.mkdir(parents=True, exist_ok=True)
for n, text in enumerate(texts):
    # Comments cost time only.
    text = "".join(line for line in text.splitlines(keepends=True)
                   if not line.startswith((";", "// RUN", "// CHECK")))
    (folder / f"seed-{n:04}").write_text(f"{mark}{heads[n % len(heads)]}\n{text}")
for path in sorted((hostile / "cases").glob("*.ll" if kind == "ir" else "*.rs")):
    text = path.read_text()
    at = text.find(mark)
    if at >= 0:
        (folder / path.name).write_text(text[at:])
