"""Does the prelude have what the table in docs/trait-language.md names?

    prelude-names.py TRAITC SOURCE-FOLDER
"""
import os
import re
import subprocess
import sys

traitc, root = sys.argv[1:]
page = open(os.path.join(root, "docs/trait-language.md")).read()
table = re.search(r"(?ms)^## The prelude\n(.*?)^## ", page).group(1)
prelude = subprocess.run([traitc, "--print-prelude"], check=True, text=True,
                         capture_output=True).stdout
has = set(re.findall(r"\b(?:fn|struct|enum|trait) (\w+)", prelude))
missing, count = [], 0
for name in re.findall(r"`([\w]+!?)`", table.split("\n\n")[1]):
    count += 1
    if name == "maybe_box":
        continue  # the checker's own: the page's examples use it
    if name.endswith("!"):
        # Known if what is wrong is something else than the macro.
        program = "fn main() { %s(); }" % name
        said = subprocess.run([traitc, "-"], input=program, text=True,
                              capture_output=True).stderr
        known = "the macro" not in said
    else:
        known = name in has
    if not known:
        missing.append(name)
print("%d names; missing: %s" % (count, " ".join(missing)))
sys.exit(bool(missing) or count < 50)
