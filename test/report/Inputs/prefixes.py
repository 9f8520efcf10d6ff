"""prefixes.py REPORT-TOOL RECORD: none of its prefixes makes the tool crash."""
import os
import subprocess
import sys

tool, record = sys.argv[1:]
data = open(record, "rb").read()
ends = range(0, len(data), max(1, len(data) // 60))
folder = record + ".prefixes"
os.makedirs(folder, exist_ok=True)
for end in ends:
    path = os.path.join(folder, "p" + str(end))
    with open(path, "wb") as f:
        f.write(data[:end])
    run = subprocess.run([tool, path], capture_output=True, timeout=60)
    if run.returncode not in (0, 1) or b"PLEASE submit" in run.stderr:
        sys.exit("%d bytes: status %d\n%s" %
                 (end, run.returncode, run.stderr.decode()))
