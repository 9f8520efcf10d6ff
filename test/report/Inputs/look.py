"""look.py REPORT.json 'CONDITION': is it true of the report?

In the condition, `report` is the JSON, sites(key=value, ...) the calls of which
all that is true (a file counts by the end of its name), coroutine(NAME) and
coroutine_of(SYMBOL) what is known of one, and its name.
"""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as f:
    report = json.load(f)


def name(site, end):
    return site[end].get("name", "")


def sites(**wanted):
    def fits(site):
        for key, value in wanted.items():
            if key == "file":
                if not site["file"].endswith(value):
                    return False
            elif key in ("caller", "callee"):
                if name(site, key) != value:
                    return False
            elif site.get(key) != value:
                return False
        return True
    return [s for s in report["sites"] if fits(s)]


def coroutine(wanted):
    return next(c for c in report["coroutines"] if c["name"] == wanted)


def coroutine_of(symbol):
    return next(c["name"] for c in report["coroutines"]
                if c["symbol"] == symbol)


if not eval(sys.argv[2], {"report": report, "sites": sites, "name": name,
                          "coroutine": coroutine,
                          "coroutine_of": coroutine_of}):
    sys.exit("not true: %s\n%s" % (sys.argv[2], json.dumps(report, indent=1)))
