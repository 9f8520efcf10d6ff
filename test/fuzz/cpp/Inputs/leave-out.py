"""Prints programs of which a random half, little, or nearly all is left out, in
one file. The numbers are drawn from a seed: always the same."""

import random
import re
import subprocess
import sys


def generate(*arguments):
    return subprocess.run([sys.argv[1], "--language=c++", *arguments],
                          check=True, capture_output=True, text=True).stdout


draw = random.Random(1)
print('#include "program.h"')
for seed in range(500, 518):
    share = draw.choice([0.05, 0.5, 0.95])
    ids = [line.split()[0]
           for line in generate(f"--seed={seed}", "--list").splitlines()]
    out = [i for i in ids if draw.random() < share] or ids[:1]
    text = generate(f"--seed={seed}", "--without=" + ",".join(out))
    print(re.search(r"(?ms)^namespace .*^\} // namespace \w+$", text)[0])
