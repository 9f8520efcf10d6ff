"""Whether texts name each strategy that an error lists: one that the error
knows and a text does not is told."""

import re
import sys

error, *texts = sys.argv[1:]
with open(error, encoding="utf-8") as f:
    known = re.search(r"\(known: (.*)\)$", f.read(), re.M)[1].split(", ")
known = [k.replace("SYMBOL", "F") for k in known if k != "try(N)"]
missing = 0
for path in texts:
    with open(path, encoding="utf-8") as f:
        text = f.read()
    # The help's list, also where the docs quote it.
    named = set(re.findall(r"^ {27}([a-z-]+(?:\([NF]\))?)(?: |$)", text, re.M))
    for strategy in sorted(set(known) ^ named):
        print(f"{path}: {strategy} is {'missing' if strategy in known else 'unknown'}")
        missing += 1
print(f"{len(known)} strategies" if not missing else "not the same")
