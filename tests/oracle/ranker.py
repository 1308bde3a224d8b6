"""The slow, obvious ranker: every way the council could break the ties is played through.

A candidate who gets a place in all of them is recommended, in none of them below the line, in some tied at it.
"""

from itertools import groupby, permutations, product


def rank(candidates, overall, scopes):
    """``{ref: "recommended" | "below_line" | "tie_at_line"}``.

    A candidate is ``(ref, standing, buckets)``, the smaller standing first and ``None`` last; a scope is
    ``{bucket: places}`` (a bucket that is not named has no limit), one for each of a candidate's buckets, a
    bucket of a narrow scope being told apart by the wider ones it lies in.
    """
    wins = {ref: 0 for ref, _standing, _buckets in candidates}
    games = 0
    for order in _every_order(candidates):
        games += 1
        for ref in _play(order, overall, scopes):
            wins[ref] += 1
    return {ref: "recommended" if won == games else "tie_at_line" if won else "below_line" for ref, won in wins.items()}


def positions(candidates):
    """``{ref: position}``: one more than the number of candidates who stand strictly better."""
    return {
        ref: 1 + sum(_comparable(other) < _comparable(standing) for _ref, other, _buckets in candidates)
        for ref, standing, _buckets in candidates
    }


def _every_order(candidates):
    best_first = sorted(candidates, key=lambda candidate: _comparable(candidate[1]))
    groups = [list(group) for _standing, group in groupby(best_first, key=lambda c: _comparable(c[1]))]
    for arranged in product(*(permutations(group) for group in groups)):
        yield [candidate for group in arranged for candidate in group]


def _play(order, overall, scopes):
    chosen, taken = [], {}
    for ref, _standing, buckets in order:
        limits = [(("all",), overall)]
        for depth, scope in enumerate(scopes):
            limits.append((tuple(buckets[: depth + 1]), scope.get(buckets[depth])))
        if all(limit is None or taken.get(name, 0) < limit for name, limit in limits):
            chosen.append(ref)
            for name, _limit in limits:
                taken[name] = taken.get(name, 0) + 1
    return chosen


def _comparable(standing):
    return [(1, 0) if value is None else (0, value) for value in standing]
