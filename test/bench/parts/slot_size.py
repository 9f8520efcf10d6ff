"""Row slot-size: the slot behind a root's frame, by its size; idle roots."""
from parts.cases import compile_program, wanted
from parts.common import (Failed, heap_of, instructions_of, number, progress, run,
                          settings, table, value_of)

IDLE_ROOTS = 10000


def slot_size():
    row = "slot-size"
    sizes = [1024] if settings.quick else [0, 256, 512, 1024, 2048, 4096]
    depths = [16] if settings.quick else [1, 4, 16]
    builds = [("stock", None)] + [("dynasync", size) for size in sizes]
    # Which build, and the extra of a root that serves one request only.
    records = []
    for build, size in builds:
        form = "stock" if size is None else str(size)
        if not wanted(row, form):
            continue
        record = {"row": row, "form": form, "build": build}
        try:
            program = compile_program(
                "slot-size-" + form, build, ["slot-size.cpp"],
                [] if size is None else
                ["-include", "dynasync/module.h",
                 '-DDYNASYNC_MODULE_OPTIONS="slot=%d"' % size])
            for depth in depths:
                progress("slot-size %s, %d layers" % (form, depth))
                at = lambda roots, requests: [
                    program, "serve", str(roots), str(requests), str(depth)]
                heap = lambda requests: [
                    (b - a) / 100 for a, b in
                    zip(heap_of(at(100, requests)), heap_of(at(200, requests)))]
                once, often = heap(1), heap(100)
                ask = lambda requests: (
                    instructions_of(at(150, requests)) -
                    instructions_of(at(50, requests))) / 100
                one, hundred = ask(1), ask(100)
                record["depth-%d" % depth] = {
                    "allocations-once": once[0], "bytes-once": once[1],
                    "instructions-once": one,
                    "allocations-100": often[0], "bytes-100": often[1],
                    "instructions-request": (hundred - one) / 99}
            for served in (0, 1):
                at = lambda roots: [program, "idle", str(roots), str(served), "4"]
                most = [heap_of(at(n))[3] for n in (0, IDLE_ROOTS)]
                # The list of the roots is the benchmark's own.
                held = (most[1] - most[0]) / IDLE_ROOTS - 8
                resident = value_of(run(at(IDLE_ROOTS)).stdout, "resident")
                key = "idle" if served == 0 else "idle-served"
                record[key] = {"heap": held, "resident": resident / IDLE_ROOTS}
        except Failed as e:
            record["error"] = str(e)
        records.append(record)
    progress("")
    if not records:
        return []
    good = [r for r in records if "error" not in r]
    for depth in depths:
        key = "depth-%d" % depth
        table("Slot behind a root's frame; chain of %d decorator%s and a leaf" %
              (depth, "s" if depth > 1 else ""),
              ["slot", "allocs/root, 1 request", "bytes", "instr",
               "allocs/root, 100 requests", "bytes", "instr/request"],
              [[r["form"], number(r[key]["allocations-once"], 2),
                number(r[key]["bytes-once"], 0),
                number(r[key]["instructions-once"], 0),
                number(r[key]["allocations-100"], 2),
                number(r[key]["bytes-100"], 0),
                number(r[key]["instructions-request"], 1)] for r in good])
    table("Memory of an idle root (bytes, of %d; chain of 4 decorators)" %
          IDLE_ROOTS,
          ["slot", "heap, none served", "resident", "heap, one served",
           "resident"],
          [[r["form"], number(r["idle"]["heap"], 0),
            number(r["idle"]["resident"], 0),
            number(r["idle-served"]["heap"], 0),
            number(r["idle-served"]["resident"], 0)] for r in good])
    for r in records:
        if "error" in r:
            print("  %s: %s" % (r["form"], r["error"]))
    return records
