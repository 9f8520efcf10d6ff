"""reasons.py SOURCE REPORT-TOOL FOLDER [PAGE]: do page and tool agree?

Writes a record for each reason of the page, and reads what the tool says.
"""
import json
import os
import re
import subprocess
import sys

source, tool, folder = sys.argv[1:4]
page = (sys.argv[4:] or [os.path.join(source, "docs", "troubleshooting.md")])[0]


def plain(text):
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text).strip()


rows = re.findall(
    r"^\| `([a-z-]+)` \| ((?:call|coroutine|both)[^|]*) \| (.*?) \| (.*?) \|$",
    open(page).read(), re.M)
assert len(rows) > 30, rows
given = set()
for name in os.listdir(os.path.join(source, "passes")):
    if name.endswith(".cpp"):
        text = open(os.path.join(source, "passes", name)).read()
        given.update(re.findall(
            r'\b(?:return|Reason =)\s+"([a-z]+-[a-z0-9-]+)"\s*;', text))
failed = False
for missing in sorted(given - {row[0] for row in rows}):
    print("%s: not on the page" % missing)
    failed = True

record = os.path.join(folder, "reasons.opt.yaml")
with open(record, "w") as f:
    for line, (name, _, _, _) in enumerate(rows, 1):
        f.write("""--- !Missed
Pass:            dynasync
Name:            NotLowered
DebugLoc:        { File: a.cpp, Line: %d, Column: 1 }
Function:        caller
Args:
  - String:          'awaited call to '
  - Callee:          indirect
  - String:          ' left as it was: '
  - Reason:          %s
...
""" % (line, name))
out = subprocess.run([tool, "--json", record], capture_output=True, text=True,
                     check=True).stdout
known = json.loads(out)["reasons"]
table = subprocess.run([tool, record], capture_output=True, text=True,
                       check=True).stdout
flat = " ".join(table.split())
for name, _, means, change in rows:
    if not plain(change):
        print("%s: the page does not say what to do" % name)
        failed = True
    if (known[name]["means"], known[name]["change"]) != (plain(means),
                                                         plain(change)):
        print("%s: the page and the tool differ:\n%s\n%s" %
              (name, (plain(means), plain(change)), known[name]))
        failed = True
    elif plain(change) not in flat:
        print("%s: the table does not say what to do" % name)
        failed = True
sys.exit(failed)
