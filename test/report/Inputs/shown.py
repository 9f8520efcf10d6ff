"""shown.py FILE FIRST LAST: what a terminal would show of a line that is
written over and over, at first and in the end."""
import sys

text = open(sys.argv[1], newline="").read()
states, line = [], []
for part in text.split("\r"):
    line = list(part) + line[len(part):]
    states.append("".join(line).rstrip())
shown = [s for s in states if s]
if not shown or shown[0] != sys.argv[2] or states[-1] != sys.argv[3]:
    sys.exit("not so: %r" % states)
