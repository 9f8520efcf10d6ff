"""Reduces a program to what still has a suspension in it, and prints it. No
compiler is asked, so that this takes no time."""

import subprocess
import sys

sys.path.insert(0, sys.argv[1])
from reduce import reduce

SEED = "--seed=207"


def generate(*arguments):
    return subprocess.run([sys.argv[2], "--language=c++", SEED, *arguments],
                          check=True, capture_output=True, text=True).stdout


def text(without):
    return generate(*(["--without=" + ",".join(map(str, without))]
                      if without else []))


ids = [tuple(map(int, line.split()[:2]))
       for line in generate("--list").splitlines()]
whole = text([])
assert whole.count("fuzz::pause(") > 1, "another seed is needed"
print(text(reduce(ids, lambda without: "fuzz::pause(" in text(without))))
