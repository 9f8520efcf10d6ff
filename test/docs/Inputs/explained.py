"""Is each message that DynAsync can give on the page that explains them?

    explained.py reasons|errors|scripts|try_project SOURCE-FOLDER PAGE.md

Reads the messages out of the sources. What is put together at run time is left
out: the longest literal piece of a message has to stand on the page.
"""
import glob
import os
import re
import sys

kind, root, page = sys.argv[1:]


def read(pattern):
    files = sorted(glob.glob(os.path.join(root, pattern), recursive=True))
    return "\n".join(open(f).read() for f in files)


def plain(text):
    return " ".join(text.replace('\\"', '"').split()).strip(" .,;")


def longest(pieces):
    return max((plain(p) for p in pieces), key=len, default="")


def call_literals(source, function):
    """The string literals in the arguments of each call of function."""
    for match in re.finditer(r"(?<![\w.])%s\(" % function, source):
        depth, at = 1, match.end()
        literals = []
        while depth:
            literal = re.compile(r'"((?:[^"\\]|\\.)*)"').match(source, at)
            if literal:
                # Adjacent literals are one.
                if literals and re.fullmatch(r"\s*", source[last:at]):
                    literals[-1] += literal.group(1)
                else:
                    literals.append(literal.group(1))
                at = last = literal.end()
                continue
            depth += {"(": 1, ")": -1}.get(source[at], 0)
            at += 1
        yield literals


def reasons():
    source = read("passes/*.cpp")
    for pattern in (r'\b(?:return|Reason =)\s+"([a-z0-9-]+)"\s*;',
                    r'\bremark\w+\([^";]*"([a-z0-9-]+)"\)'):
        yield from (r for r in re.findall(pattern, source))


def errors():
    source = read("passes/*.cpp") + read("passes/*.h")
    for function in ("bad", "error", "Complain", "DiagnosticInfoGeneric",
                     "fail", "Error"):
        for literals in call_literals(source, function):
            if literals:
                yield longest(literals)
    headers = read("passes/*.h") + read("include/dynasync/**/*.h")
    for text in re.findall(r'^#error "?([^"\n]*)', headers, re.M):
        yield plain(text)


def scripts():
    source = "\n".join(read("scripts/" + name) for name in
                       ("setup", "check", "demo", "bench", "dynasync-clang++.in"))
    for text in re.findall(
            r'\b(?:die|fail|bad|warn)\s+\\?\s*"((?:[^"\\]|\\.)*)"', source):
        text = re.sub(r"\$\([^)]*\)|\$\(.*$|\$\{[^}]*\}|\$\w+|\$[*@]", "\0", text)
        text = longest(text.split("\0"))
        if text:
            yield text
    for kind in ("FATAL_ERROR", "WARNING"):
        cmake = (read("CMakeLists.txt") + read("cmake/*.cmake") +
                 read("cmake/*.in")).replace("message(" + kind, kind + "(")
        for literals in call_literals(cmake, kind):
            yield longest(re.split(r"\$\{[^}]*\}", literals[0]))
    # What the installed package gives to find_package as its reason.
    for text in re.findall(r'NOT_FOUND_MESSAGE\s+"([^"]+)"', cmake):
        yield longest(re.split(r"\$\{[^}]*\}|@\w+@", text))


def try_project():
    source = read("test/try-project/*.py")
    for literals in call_literals(source, "Trouble"):
        if literals:
            yield longest(literals[0].split("%s"))


with open(page) as f:
    text = f.read()
found = sorted(set({"reasons": reasons, "errors": errors, "scripts": scripts,
                    "try_project": try_project}[kind]()))
missing = []
for message in found:
    if kind == "reasons":
        # An entry of its own.
        known = re.search(r"^\| `%s` \|" % re.escape(message), text, re.M)
    else:
        known = message in plain(text)
    if not known:
        missing.append(message)
for message in missing:
    print("%s does not explain: %s" % (page, message))
print("%d messages" % len(found))
# Fewer than there ever were: the pattern no longer finds them.
least = {"reasons": 15, "errors": 12, "scripts": 25, "try_project": 9}[kind]
sys.exit(bool(missing) or len(found) < least)
