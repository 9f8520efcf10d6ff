#!/usr/bin/env python3
"""Leaves parts out of a program, at random; each time it must still compile.

  leave-out.py SEED TRIES GENERATOR TRAITC
"""

import random
import subprocess
import sys


def main():
    seed, tries, generator, traitc = sys.argv[1:]
    command = [generator, "--language=trait", "--seed=" + seed]
    ids = [line.split()[0] for line in subprocess.run(
        [*command, "--list"], capture_output=True, text=True,
        check=True).stdout.splitlines()]
    draw = random.Random(int(seed))
    for i in range(int(tries)):
        some = [] if i == 0 else ids if i == 1 else \
            draw.sample(ids, draw.randrange(1, len(ids)))
        for form in ("strategies", "boxed"):
            text = subprocess.run(
                [*command, "--form=" + form,
                 *(["--without=" + ",".join(some)] if some else [])],
                capture_output=True, text=True, check=True).stdout
            done = subprocess.run([traitc, "--emit=llvm-ir", "-o", "/dev/null", "-"],
                                  input=text, capture_output=True, text=True)
            if done.returncode != 0:
                print(f"seed {seed}, {form}, without {','.join(some)}:\n"
                      f"{done.stderr}")
                return 1
    print(f"{tries} programs of seed {seed} compile")
    return 0


if __name__ == "__main__":
    sys.exit(main())
