"""The slow, obvious ranker for quotas whose buckets cross, from the sentences of ``docs/explanation/quotas.md``.

1. Better candidates are served first; equals are served together.
2. Whoever lies in a bucket without a place left is below the line.
3. In each bucket it is told how many of those who are left could get a place: as many as lie in it; but of those in
   one and the same bucket inside it only as many as could get a place there, and no more than it has places left.
4. A bucket in which more could get a place than it has is too small: those in it are tied, and left to the council.
5. All others are recommended. Each bucket keeps for the equals as many places as they could get there.
"""

from itertools import groupby


def rank(candidates, limits, inside):
    """``{ref: "recommended" | "below_line" | "tie_at_line"}``.

    A candidate is ``(ref, standing, {lane: bucket or None})``; ``limits`` are places by ``(lane, bucket)``, one that
    is not named has no limit; ``inside`` names the lanes whose buckets lie whole in one of the lane's.
    """
    left = dict(limits)
    told = {}
    best_first = sorted(candidates, key=lambda candidate: _comparable(candidate[1]))
    for _standing, served in groupby(best_first, key=lambda candidate: _comparable(candidate[1])):
        equals = list(served)
        asking = [each for each in equals if all(left.get(bucket, 1) > 0 for bucket in _buckets(each))]
        could = {bucket: _could(bucket, asking, left, inside) for each in asking for bucket in _buckets(each)}
        small = {bucket for bucket, number in could.items() if bucket in left and number > left[bucket]}
        for each in equals:
            tied = any(bucket in small for bucket in _buckets(each))
            told[each[0]] = "below_line" if each not in asking else "tie_at_line" if tied else "recommended"
        for bucket, number in could.items():
            if bucket in left:
                left[bucket] = max(0, left[bucket] - number)
    return told


def _could(bucket, asking, left, inside):
    members = [each for each in asking if bucket in _buckets(each)]
    ways = [len(members)]
    for lane in inside[bucket[0]]:
        parts = {(lane, each[2].get(lane)) for each in members} - {(lane, None)}
        outside = [each for each in members if each[2].get(lane) is None]
        inner = [min(_could(part, asking, left, inside), left.get(part, len(members))) for part in parts]
        ways.append(len(outside) + sum(inner))
    return min(ways)


def _buckets(candidate):
    return [(lane, bucket) for lane, bucket in candidate[2].items() if bucket is not None]


def _comparable(standing):
    return [(1, 0) if value is None else (0, value) for value in standing]
