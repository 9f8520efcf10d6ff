"""enough.py REPORT.json COMPILER...: is the storage that the report tells
enough for one allocation, and not more than that? COMPILER ends with the
program's name."""
import json
import os
import subprocess
import sys

command = sys.argv[2:]
with open(sys.argv[1]) as f:
    needs = json.load(f)["roots"][0]["needs"]


def allocations(slot):
    subprocess.run(command + ["-include", "dynasync/module.h",
                              '-DDYNASYNC_MODULE_OPTIONS="slot=%d"' % slot],
                   check=True)
    return int(subprocess.run([os.path.abspath(command[-1])],
                              capture_output=True, text=True,
                              check=True).stdout)


got = allocations(needs), allocations(needs - 16)
if got[0] != 1 or got[1] <= 1:
    sys.exit("slot=%d: %d allocations; 16 less: %d" % (needs, *got))
