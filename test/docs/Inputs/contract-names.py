"""Does contract.md name what Contract.h and Passes.def name?

    contract-names.py SOURCE-FOLDER
"""
import os
import re
import sys

root = sys.argv[1]
page = open(os.path.join(root, "docs/contract.md")).read()
header = open(os.path.join(root, "include/dynasync/Contract.h")).read()
passes = open(os.path.join(root, "passes/Passes.def")).read()

wanted = re.findall(r'constexpr char \w+\[\] = "([^"]+)"', header)
for name, number in re.findall(
        r"constexpr uint\d+_t (\w+) =\s*([^;]+);", header):
    shift = re.fullmatch(r"uint64_t\((\d+)\) << (\d+)", number)
    if shift:
        number = str(int(shift.group(1)) << int(shift.group(2)))
    wanted.append(number)
    if name == "PublicationMagic":
        wanted.append("i32 %d" % (int(number, 16) - (1 << 32)))
wanted += re.findall(r'"(dynasync-[\w-]+)"', passes)

missing = [name for name in wanted if name not in page]
for name in missing:
    print("docs/contract.md does not name: " + name)
print("%d names" % len(wanted))
sys.exit(bool(missing) or len(wanted) < 20)
