"""Rows awaited-call, decorators and devirtualised: what calls cost."""
import os

from parts.cases import Case, compile_program, measure, wanted
from parts.common import number, run, settings, table, tool


def print_calls(title, records, unit):
    stock = {r["form"]: r.get("instructions") for r in records
             if r["build"] == "stock"}
    lines = []
    for r in records:
        line = [r["form"], r["build"]]
        if "error" in r:
            lines.append(line + [r["error"]])
            continue
        base = stock.get(r["form"])
        relation = ("%+.1f%%" % (100 * r["instructions"] / base - 100)
                    if base and r["build"] != "stock" else "")
        lines.append(line + [number(r["instructions"]), relation,
                             number(r.get("ns")), number(r["allocations"], 2),
                             number(r["bytes"], 0)])
    columns = ["form", "build", "instructions", "to stock", "ns",
               "allocations", "bytes"]
    # An error takes the rest of its line.
    good = [line for line in lines if len(line) == len(columns)]
    table("%s (per %s)" % (title, unit), columns, good)
    for line in lines:
        if len(line) != len(columns):
            print("  %s, %s: %s" % tuple(line))


def call_cases(row, program_sources, forms, command, flags=(), name=None,
               per=1, suffix=""):
    cases = []
    for form, number_of in forms:
        label = form + suffix
        if not wanted(row, label):
            continue
        for build in settings.plugins:
            def make(form=form, number_of=number_of, build=build, label=label):
                return compile_program(
                    "%s-%s" % (name or row, label), build, program_sources,
                    ["-DBENCH_CALL=%d" % number_of, *flags])
            cases.append(Case(row, label, build, make, command, per))
    return cases


def awaited_call():
    sources = ["awaited-call.cpp", "awaited-call-other.cpp"]
    forms = [("virtual", 1), ("direct", 2), ("plain", 3), ("external", 4),
             ("pointer", 5), ("unmarked", 6)]
    if settings.quick and not settings.rows:
        forms = forms[:3]
    cases = call_cases("awaited-call", sources, forms, lambda n: [str(n)])
    if not settings.quick:
        # The same with a minimal task type.
        cases += call_cases("awaited-call", sources, forms[:2],
                            lambda n: [str(n)], ["-DBENCH_BARE"],
                            suffix="-bare")
    if not cases:
        return []
    records = measure(cases, 1000, 11000, 300000 if settings.quick else 2000000,
                      3 if settings.quick else 15)
    print_calls("One awaited call, callee ready at once", records, "call")
    return records


def decorators():
    forms = [("virtual", 1), ("direct", 2)]
    cases = call_cases("decorators", ["decorators.cpp"], forms,
                       lambda n: [str(n)])
    if not cases:
        return []
    records = measure(cases, 200, 2200, 50000 if settings.quick else 300000,
                      3 if settings.quick else 15)
    print_calls("A request through six layers", records, "request")
    return records


def profiled(out, build, sources, flags, training):
    """A program built with a profile of its own training run."""
    raw = os.path.join(settings.work, "%s.%s.profraw" % (out, build))
    data = raw[:-3] + "data"
    if os.path.exists(raw):
        os.remove(raw)
    trainee = compile_program(out + "-training", build, sources,
                              [*flags, "-fprofile-generate"])
    run([trainee, *training], {"LLVM_PROFILE_FILE": raw}, what="training run")
    run([tool("llvm-profdata"), "merge", "-o", data, raw])
    return compile_program(out, build, sources,
                           [*flags, "-fprofile-use=" + data])


def devirtualised():
    forms = [("final-class", 3), ("local-object", 1), ("new-object", 2)]
    command = lambda n: [str(n)]
    cases = call_cases("devirtualised", ["devirtualised.cpp"], forms, command)

    # One implementer in the whole program.
    sources = ["one-implementer.cpp", "one-implementer-main.cpp"]
    lto = ["-flto=thin", "-fwhole-program-vtables", "-fvisibility=hidden",
           "-fuse-ld=lld"]
    for form, at_link in (("thin-lto", False), ("thin-lto-plugin-at-link", True)):
        if not wanted("devirtualised", form):
            continue
        for build, path in settings.plugins.items():
            # Stock has no plugin to give to the linker, but is what to compare to.
            flags = lto + (["-Wl,--load-pass-plugin=" + path]
                           if at_link and path else [])
            cases.append(Case(
                "devirtualised", form, build,
                lambda form=form, build=build, flags=flags:
                    compile_program("devirtualised-" + form, build, sources,
                                    flags), command))

    # Calls that a profile says go to one callee. A request is six calls.
    if wanted("devirtualised", "profile"):
        for build in settings.plugins:
            cases.append(Case(
                "devirtualised", "profile", build,
                lambda build=build: profiled(
                    "devirtualised-profile", build, ["decorators.cpp"],
                    ["-DBENCH_CALL=1"], ["20000"]), command, per=6))
    if not cases:
        return []
    records = measure(cases, 1000, 6000, 200000 if settings.quick else 1000000,
                      3 if settings.quick else 15)
    print_calls("Calls that clang devirtualises", records, "call")
    return records
