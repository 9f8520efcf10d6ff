"""many.py FILES RECORDS FOLDER: writes records, as of a large build."""
import os
import sys

files, records = int(sys.argv[1]), int(sys.argv[2])
folder = sys.argv[3]
for n in range(files):
    sub = os.path.join(folder, "d%d" % (n % 7))
    os.makedirs(sub, exist_ok=True)
    with open(os.path.join(sub, "unit%d.opt.yaml" % n), "w") as f:
        for i in range(records):
            kind = ("Missed\nPass: dynasync\nName: NotLowered" if i % 3 == 0
                    else "Passed\nPass: dynasync\nName: Lowered")
            f.write("--- !%s\n" % kind)
            f.write("DebugLoc: { File: 'src/unit%d.cpp', Line: %d, Column: 9 }\n"
                    "Function: _ZN8unit%d6readerIiE4readEi.__uniq.slot\n"
                    "Args:\n  - String: 'awaited call to '\n"
                    % (n, i + 1, n + 1000))
            f.write("  - Callee: %s\n" % ("indirect" if i % 2 else
                    "_ZN8unit%d4leaf4readEi" % (n + 1000)))
            if i % 3 == 0:
                f.write("  - String: ' left as it was: '\n"
                        "  - Reason: strategy-box\n")
            else:
                f.write("  - Strategy: nested\n  - SlotSize: '1024'\n")
            f.write("...\n")
