"""Compares what the demo's programs print:

    figures.py 'CONDITION' NAME=FILE...

Each FILE holds `figure=value ...`; in the condition its figures are
`NAME.figure`. Ends with status 1, and all figures, when the condition is
false."""

import re
import sys
import types

names = {}
for argument in sys.argv[2:]:
    name, path = argument.split("=", 1)
    pairs = re.findall(r"(\w+)=(\w+)", open(path).read())
    names[name] = types.SimpleNamespace(**{
        k: int(v) if re.fullmatch(r"\d+", v) and k != "answers" else v
        for k, v in pairs})
if not eval(sys.argv[1], {}, names):
    sys.exit("not true: %s\n%s" % (sys.argv[1], names))
