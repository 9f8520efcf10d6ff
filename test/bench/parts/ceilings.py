"""Holds figures to test/bench/ceilings.json."""
import json

from parts.common import number, settings


def check(records):
    """Holds the figures to ceilings.json. Times are never among them."""
    with open(settings.ceilings) as f:
        ceilings = json.load(f)
    bad, held, unmet = [], 0, []
    goals = ceilings.get("goals", {})
    stock = {(r["row"], r["form"]): r for r in records if r["build"] == "stock"}
    for r in records:
        if r["build"] != "dynasync":
            continue
        name = "%s/%s" % (r["row"], r["form"])
        if "error" in r:
            bad.append("%s: %s" % (name, r["error"]))
            continue
        limits = []
        if name in ceilings["instructions"]:
            limits.append(ceilings["instructions"][name])
        base = stock.get((r["row"], r["form"]), {}).get("instructions")
        percent = ceilings["over-stock-percent"].get(name)
        if r["row"] == "compile" and not r["form"].startswith("passes"):
            percent = ceilings["compile-percent"]
            goal = goals.get("compile-percent")
        else:
            goal = goals.get("over-stock-percent", {}).get(name)
        if goal is not None and base:
            above = 100 * r["instructions"] / base - 100
            if above > goal:
                unmet.append("%s: %+.1f%% to stock, goal %s%%" %
                             (name, above, goal))
        if percent is not None and base:
            limits.append(base * (1 + percent / 100))
        for limit in limits:
            held += 1
            if r["instructions"] > limit:
                bad.append("%s: %s instructions, more than %s" % (
                    name, number(r["instructions"]), number(limit)))
        if base and "allocations" in r:
            held += 1
            before = stock[(r["row"], r["form"])]["allocations"]
            # Nothing that stock does without the heap may use it.
            if r["allocations"] > before or (
                    name in ceilings["instructions"] and "unmarked" not in name
                    and r["allocations"] > 0.01):
                bad.append("%s: %s allocations" % (
                    name, number(r["allocations"], 2)))
    alone = [r for r in records if r["form"].startswith("passes")]
    if len(alone) == 2 and not any("error" in r for r in alone):
        held += 1
        grown = 100 * alone[1]["per-call"] / alone[0]["per-call"] - 100
        if grown > ceilings["growth-percent"]:
            bad.append("compile: %s takes %s%% more a call than %s" % (
                alone[1]["form"], number(grown), alone[0]["form"]))
    # A ceiling may stand above its goal: holding it is not reaching it.
    for line in unmet:
        print("goal not reached: " + line)
    for line in bad:
        print("above the ceiling: " + line)
    if not bad:
        print("\n%d figures held to their ceilings" % held)
    return not bad and held > 0
