"""Runs what a page of the documentation shows.

    blocks.py PAGE.md FOLDER

A comment that stands alone on the line before a fenced block says what the
block is; others are not looked at.

  <!-- file NAME -->              written to FOLDER/NAME
  <!-- console -->                lines that begin with `$ ` are run, in FOLDER,
                                  by a shell; the others are what they print
  <!-- console fails -->          the same; each command must fail
  <!-- console needs TOOL -->     the same, if build/bin/TOOL has been built
  <!-- listing FILE PASSES -->    a part of what opt makes of FILE
  <!-- snippet PRELUDE -->        C++ that compiles behind Inputs/PRELUDE
  <!-- trait FILE -->             a program, with FILE before it; prints what its
                                  lines `// -> text` say
  <!-- trait FILE fails -->       one that does not compile: an error with `text`
                                  at each line with `// error: text`, no other

In output and listings, `...` stands for anything: within a line, or, on a line of
its own, for any number of lines. Lines without it between them are consecutive.
In listings, numbered values may have other numbers.
The tools have the names that the page's reader knows (clang++-22, opt-22), and
build/, include/ and scripts/ are where they are for somebody at the top.
"""
import os
import re
import subprocess
import sys

page, folder = sys.argv[1:]
inputs = os.path.dirname(os.path.abspath(__file__))
plugin = os.environ["DYNASYNC_PLUGIN"]
tools = os.environ["DYNASYNC_TOOLS"]
compiler = os.environ["DYNASYNC_CLANGXX"].split()[0]
include = os.environ["DYNASYNC_INCLUDE"]
build = os.path.dirname(os.path.dirname(plugin))
opt = os.path.join(tools, "opt")


def blocks(text):
    """(line number, marker, lines of the block) of each marked block."""
    lines = text.split("\n")
    marker, at = None, 0
    while at < len(lines):
        comment = re.fullmatch(r"<!-- (.*) -->", lines[at])
        if lines[at].startswith("```"):
            end = at + 1
            while lines[end] != "```":
                end += 1
            if marker:
                yield at + 1, marker, lines[at + 1:end]
            at = end
        if comment:
            marker = comment.group(1)
        elif lines[at]:
            marker = None
        at += 1


def fail(line, message, *more):
    print("%s:%d: %s" % (page, line, message))
    for text in more:
        print(text)
    sys.exit(1)


def pattern(wanted, numbered):
    """A regular expression for `wanted` and what its dots leave out. Numbered
    values and metadata may have other numbers, but one number each."""
    seen, parts = set(), []

    def number(match):
        sigil, digits = match.groups()
        name = {"%": "v", "#": "a", "!": "m"}[sigil] + digits
        if name in seen:
            return "%s(?P=%s)" % (re.escape(sigil), name)
        seen.add(name)
        return r"%s(?P<%s>\d+)" % (re.escape(sigil), name)

    for line in wanted:
        if line == "...":
            parts.append(r"(?:.*\n)*?")
            continue
        pieces = []
        for piece in line.split("..."):
            at = 0
            text = ""
            for match in re.finditer(r"([%#!])(\d+)\b", piece):
                text += re.escape(piece[at:match.start()])
                text += number(match) if numbered else re.escape(match.group())
                at = match.end()
            pieces.append(text + re.escape(piece[at:]))
        parts.append(".*".join(pieces) + r"\n")
    return "".join(parts)


def prepare():
    os.makedirs(os.path.join(folder, "bin"), exist_ok=True)
    for name, target in [
        ("build", build),
        ("include", include),
        ("scripts", os.path.join(os.path.dirname(include), "scripts")),
        ("bin/clang++-22", compiler),
        ("bin/clang-22", os.path.join(tools, "clang")),
        ("bin/opt-22", opt),
    ]:
        link = os.path.join(folder, name)
        if not os.path.lexists(link):
            os.symlink(target, link)


def console(line, body, must_fail):
    environment = dict(os.environ)
    environment["PATH"] = os.path.abspath(os.path.join(folder, "bin")) + \
        os.pathsep + environment["PATH"]
    environment["DYNASYNC"] = os.path.abspath(folder)
    commands = []
    for text in body:
        if text.startswith("$ "):
            commands.append((text[2:], []))
        elif commands and not commands[-1][1] and commands[-1][0].endswith("\\"):
            commands[-1] = (commands[-1][0] + "\n" + text, [])
        else:
            commands[-1][1].append(text)
    for command, wanted in commands:
        done = subprocess.run(["bash", "-c", command], cwd=folder, text=True,
                              env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=300)
        if (done.returncode != 0) != must_fail:
            fail(line, "status %d: %s" % (done.returncode, command),
                 done.stdout)
        if not re.fullmatch(pattern(wanted, False), done.stdout):
            fail(line, "prints something else: " + command, "it says:",
                 done.stdout, "the page says:", *wanted)


def listing(line, body, file, passes):
    done = subprocess.run(
        [opt, "-load-pass-plugin=" + plugin, "-passes=" + passes, "-S", file],
        cwd=folder, text=True, capture_output=True)
    if done.returncode != 0:
        fail(line, "opt fails", done.stderr)
    if not re.search("(?m)^" + pattern(body, True), done.stdout):
        fail(line, "opt makes something else of " + file, done.stdout,
             "the page says:", *body)


def snippet(line, body, prelude):
    source = os.path.join(folder, "snippet.cpp")
    with open(source, "w") as f:
        f.write("\n".join(body) + "\n")
    done = subprocess.run(
        [compiler, "-std=c++20", "-Wall", "-Werror", "-fsyntax-only",
         "-I" + include, "-include", os.path.join(inputs, prelude), source],
        text=True, capture_output=True)
    if done.returncode != 0:
        fail(line, "does not compile", done.stderr)


def trait(line, body, file, must_fail):
    source = os.path.join(folder, "program.rs")
    with open(os.path.join(folder, file)) as f:
        before = f.read().split("\n")
    # Attributes of the whole program come first.
    inner = [text for text in body if text.startswith("#![")]
    rest = [text for text in body if not text.startswith("#![")]
    lines = inner + before + rest
    with open(source, "w") as f:
        f.write("\n".join(lines) + "\n")
    command = [os.path.join(build, "bin", "traitc")]
    if must_fail:
        done = subprocess.run(command + [source, "-o", source + ".out"],
                              text=True, capture_output=True)
        got = re.findall(r"(?m)^[^\n]*:(\d+):\d+: error: (.*)", done.stderr)
        wanted = [(number, text.split("// error: ")[1])
                  for number, text in enumerate(lines, 1) if "// error: " in text]
        if done.returncode != 1 or len(got) != len(wanted) or not all(
                int(at) == number and text in said
                for (at, said), (number, text) in zip(got, wanted)):
            fail(line, "other errors", done.stderr)
        return
    wanted = [text.split("// -> ")[1] for text in body if "// -> " in text]
    for level in ("-O0", "-O2"):
        done = subprocess.run(command + [level, "--run", source], text=True,
                              capture_output=True, timeout=300)
        if done.returncode != 0 or done.stdout.split("\n")[:-1] != wanted:
            fail(line, "prints something else at " + level, done.stdout,
                 done.stderr)


prepare()
count = 0
with open(page) as f:
    text = f.read()
for line, marker, body in blocks(text):
    kind, *rest = marker.split()
    if kind == "file":
        with open(os.path.join(folder, rest[0]), "w") as f:
            f.write("\n".join(body) + "\n")
        continue
    if kind == "console":
        if rest[:1] == ["needs"]:
            if not os.path.exists(os.path.join(build, "bin", rest[1])):
                continue
        console(line, body, rest == ["fails"])
    elif kind == "listing":
        listing(line, body, *rest)
    elif kind == "snippet":
        snippet(line, body, *rest)
    elif kind == "trait":
        trait(line, body, rest[0], rest[1:] == ["fails"])
    else:
        fail(line, "unknown marker: " + marker)
    count += 1
print("%d blocks run" % count)
# Markers that nothing reads any more would pass for a page that is right.
sys.exit(count == 0)
