#!/usr/bin/env python3
"""Damages programs in random ways: whatever comes of it, traitc compiles it or
reports errors; it never crashes, hangs, or finds a mistake of its own.

  mutate.py [--traitc PATH] [--seed N] [--count N] [PROGRAM|FOLDER ...]
  mutate.py --options="-O2 --emit=obj"  the optimizer and the code generator see
                                        the mutants that compile, too

The same seed makes the same programs. One that fails is kept, and shown with
the command that repeats it.
"""

import argparse
import os
import random
import re
import resource
import shlex
import signal
import subprocess
import sys
import tempfile

import run

TOKEN = re.compile(r"//[^\n]*|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])'|'?\w+|[-=]>|::|\.\.=?|\s+|.",
                   re.S)
EXTRA = ["(", ")", "{", "}", "[", "]", "<", ">", ";", ",", ".", "..", "..=", "::", "->", "=>",
         "&", "&mut ", "*", "!", "?", "=", "==", "+", "-", "|", "||", "@", "_", "'a", "#", "#[",
         "async ", "move ", "dyn ", "impl ", "fn ", "let ", "match ", "if ", "else ", "where ",
         "self", "Self", ".await", ".box", "0", "1u8", "1.5", "\"{}\"", "'c'", "\0", "\u00e9",
         "Box", "Option", "T", "u32", "usize", "()", "true", "return ", "break ", "loop ", "for "]


def mutate(rng, text, others):
    """Text with one to four changes, token by token or in larger pieces."""
    tokens = TOKEN.findall(text)
    for _ in range(rng.randint(1, 4)):
        if not tokens:
            break
        at = rng.randrange(len(tokens))
        kind = rng.randrange(9)
        if kind == 0:
            del tokens[at]
        elif kind == 1:
            tokens.insert(at, rng.choice(EXTRA))
        elif kind == 2:
            tokens[at] = rng.choice(EXTRA)
        elif kind == 3:
            other = rng.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif kind == 4:
            tokens[at] = rng.choice(tokens)
        elif kind == 5:
            end = min(len(tokens), at + rng.randint(2, 30))
            tokens[at:end] = []
        elif kind == 6:
            end = min(len(tokens), at + rng.randint(2, 60))
            tokens[at:at] = tokens[at:end]
        elif kind == 7:
            # A piece of another program.
            piece = TOKEN.findall(rng.choice(others))
            start = rng.randrange(len(piece))
            tokens[at:at] = piece[start:start + rng.randint(1, 40)]
        elif rng.randrange(4) == 0:
            del tokens[at:]
    return "".join(tokens)


def verdict(command, seconds):
    """Nothing, or what is wrong with the way it ended."""
    # What it computed counts, however busy the machine is.
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    try:
        done = subprocess.run(command, capture_output=True, timeout=30 * seconds,
                              stdin=subprocess.DEVNULL, preexec_fn=limit)
    except subprocess.TimeoutExpired:
        return f"still there after {30 * seconds} seconds"
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"still running after {seconds} seconds of computing"
    err = done.stderr.decode(errors="replace")
    if done.returncode == 0:
        return ""
    if done.returncode == 1:
        return "" if "error: " in err else "exit status 1 without an error"
    return f"ended with {run.status_text(done.returncode)}:\n{err[-1500:]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=[run.HERE])
    parser.add_argument("--traitc", default=os.path.normpath(
        os.path.join(run.HERE, "..", "..", "build", "bin", "traitc")))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--options", default="-O0 --emit=llvm-ir",
                        help="traitc's (default: %(default)s)")
    parser.add_argument("--seconds", type=int, default=5,
                        help="of computing that a mutant may take (default: %(default)s)")
    args = parser.parse_args()
    if not os.path.exists(args.traitc):
        parser.error(f"no traitc at {args.traitc}")

    texts = [open(p, encoding="utf-8").read() for p in run.programs_in(args.paths)
             if "Inputs" not in p]
    failed = 0
    folder = tempfile.mkdtemp(prefix="trait-mutants-")
    for i in range(args.seed, args.seed + args.count):
        rng = random.Random(i)
        path = os.path.join(folder, f"mutant-{i}.rs")
        with open(path, "w", encoding="utf-8") as f:
            f.write(mutate(rng, rng.choice(texts), texts))
        command = [args.traitc, path, *shlex.split(args.options), "-o", os.devnull]
        problem = verdict(command, args.seconds)
        if problem:
            failed += 1
            print(f"{shlex.join(command)}\n{run.indent(problem)}", end="", flush=True)
        else:
            os.remove(path)
    if not failed:
        os.rmdir(folder)
    print(f"{args.count - failed} survived, {failed} did not")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
