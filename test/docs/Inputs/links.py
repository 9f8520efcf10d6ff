"""Do the links and file names of a page lead somewhere?

    links.py SOURCE-FOLDER PAGE.md...

Checks relative links with their #headings, and each `path` in backquotes that
begins with a folder of this repository, or of the front end.
"""
import os
import re
import sys

root, *pages = sys.argv[1:]
problems = links = 0


def headings(page):
    """The names by which the headings of a page are linked to."""
    names = set()
    fenced = False
    for line in open(page):
        if line.startswith("```"):
            fenced = not fenced
        if not fenced and re.match(r"#+ ", line):
            text = line.lstrip("#").strip().lower()
            names.add(re.sub(r"[^\w\- ]", "", text).replace(" ", "-"))
    return names


def complain(page, message):
    global problems
    problems += 1
    print("%s: %s" % (os.path.relpath(page, root), message))


for page in pages:
    # Without what is in fenced blocks.
    text = re.sub(r"(?ms)^```.*?^```$", "", open(page).read())
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        links += 1
        file, _, heading = target.partition("#")
        path = os.path.join(os.path.dirname(page), file) if file else page
        if not os.path.exists(path):
            complain(page, "leads nowhere: " + target)
        elif heading and heading not in headings(path):
            complain(page, "no such heading: " + target)
    for path in re.findall(
            r"`((?:passes|include|test|scripts|docs|syntax|sema|lower|runtime|"
            r"prelude)/[\w./+-]*)`", text):
        links += 1
        if not any(os.path.exists(os.path.join(root, top, path))
                   for top in ("", "frontend-mock")):
            complain(page, "no such file: " + path)
    # compatibility.md names tests without their folder.
    for name in re.findall(r"`([\w-]+\.test)`", text):
        links += 1
        if not os.path.exists(os.path.join(root, "test", "flags", name)):
            complain(page, "no such test: " + name)
print("%d links" % links)
sys.exit(problems != 0 or links < 50)
