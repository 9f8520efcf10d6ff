"""Is docs/seeds.md whole?

    seeds-table.py SOURCE-FOLDER PAGE.md

The texts are not in this repository, so what they hold is written down here, as
counted by reading them: their listings, bullets, footnotes, and the sentences
that deserve a row. What is checked: the rows are numbered without a gap and
are as many of each kind as there have to be, the page says the same numbers,
each row names a test or says why there is none, the tests exist, every program
of test/trait/dyn is named, and so is what the issue asks for by name.
"""
import os
import re
import sys

# listing, bullet, note, text; in the order of the page.
COUNTED = [
    ("Shims", (10, 8, 0, 6)),
    ("The problem", (9, 8, 0, 1)),
    ("The call site", (11, 9, 13, 15)),
    ("The design", (4, 55, 1, 2)),
    ("The goals", (0, 17, 0, 7)),
]
KINDS = ("listing", "bullet", "note", "text")
ASKED_FOR = """SleepyRange; sum over a SleepyRange, static; sum, dyn; box only when
`dyn`; Append; `.box`; `Box::new_with`; `maybe_box`; arena; wrapper; in-place
construction; Widget; Reify; stack pre-allocation; inline pre-allocation limits;
cached boxes; sealed sets; storage sized by another type's size; defaults by
trait, crate or module; Send; no allocator; fallible allocation; allocation only
at start-up"""
WITHOUT_A_TEST = r"\*\*Open there too\*\*|Nothing to run|row \d\.\d+$"

root, page = sys.argv[1:]
text = open(page).read()
problems = []


def says(counts):
    words = []
    for kind, n in zip(KINDS, counts):
        if n:
            words.append("%d in the text" % n if kind == "text" else
                         "%d %s%s" % (n, kind, "s" * (n != 1)))
    return "%d rows: %s." % (sum(counts), ", ".join(words))


sections = re.findall(r"(?ms)^## (\d)\. ([^\n]*)\n(.*?)(?=^## |\Z)", text)
if [(int(n), name) for n, name, _ in sections] != \
        [(n, name) for n, (name, _) in enumerate(COUNTED, 1)]:
    problems.append("the sections are not the five texts")
numbers = set()
for (number, name, body), (_, counts) in zip(sections, COUNTED):
    # A bar inside a cell is written with a backslash.
    rows = [re.split(r" (?<!\\)\| ", line[2:-2])
            for line in body.split("\n") if line.startswith("| " + number)]
    found = [sum(row[2] == kind for row in rows) for kind in KINDS]
    if tuple(found) != counts:
        problems.append("%s: the rows are %s" % (name, says(found)))
    if says(counts) not in body:
        problems.append("%s: the page does not say: %s" % (name, says(counts)))
    for at, row in enumerate(rows, 1):
        numbers.add(row[0])
        if row[0] != "%s.%d" % (number, at):
            problems.append("row %s stands where %s.%d should" % (row[0], number, at))
        if len(row) != 4 or not row[1] or not (
                re.search(r"\]\(\.\./test/", row[3]) or
                re.search(WITHOUT_A_TEST, row[3])):
            problems.append("row %s has neither a test nor a reason" % row[0])

for row in re.findall(r"row (\d\.\d+) \|", text):
    if row not in numbers:
        problems.append("there is no row " + row)
linked = set(re.findall(r"\]\(\.\./(test/[^)]+)\)", text))
for path in sorted(linked):
    if not os.path.exists(os.path.join(root, path)):
        problems.append("no such test: " + path)
programs = os.listdir(os.path.join(root, "test/trait/dyn"))
for name in sorted(programs):
    if name.endswith(".rs") and "test/trait/dyn/" + name not in linked:
        problems.append("not named: test/trait/dyn/" + name)
for asked in ASKED_FOR.replace("\n", " ").split("; "):
    if asked.lower() not in text.lower():
        problems.append("not named: " + asked)

print("\n".join(problems + ["%d rows, %d tests" % (len(numbers), len(linked))]))
sys.exit(bool(problems))
