"""Delta debugging over the ids of a generator's parts."""


def reduce(ids, fails, tell=lambda left, tries: None):
    """The ids to leave out so that `fails` is true of what is left.

    `ids` is [(id, id of the part around it or -1)]; `fails(without)` gets a
    sorted list. It must be true of the empty list. The result is minimal: none
    of the other parts can be left out as well, given all that is.
    """
    parent = dict(ids)
    order = [i for i, _ in ids]
    tries = 0
    out = set()

    def depth(i):
        n = 0
        while parent.get(i, -1) != -1:
            i, n = parent[i], n + 1
        return n

    def hidden(i):
        # In a part that is left out, there is nothing to leave out any more.
        while (i := parent.get(i, -1)) != -1:
            if i in out:
                return True
        return False

    def attempt(more):
        nonlocal tries
        tries += 1
        candidate = out | set(more)
        if not fails(sorted(candidate)):
            return False
        out.update(more)
        tell(len([i for i in order if i not in out and not hidden(i)]), tries)
        return True

    # From the outside in: what is around much goes first. Then once more, all
    # depths together, until nothing changes.
    depths = {i: depth(i) for i in order}
    for level in [*range(max(depths.values(), default=0) + 1), None]:
        progress = True
        while progress:
            progress = False
            left = [i for i in order if i not in out and not hidden(i) and
                    level in (None, depths[i])]
            size = len(left)
            while left and size:
                at = 0
                while at < len(left):
                    piece = [i for i in left[at:at + size] if not hidden(i)]
                    if piece and attempt(piece):
                        del left[at:at + size]
                        progress = True
                    else:
                        at += size
                size = size // 2
            if level is not None:
                break
    return sorted(out)
