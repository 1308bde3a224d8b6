"""The order and the line: who among the eligible is recommended.

Candidates are fed in order, twice: ``draw_line`` reads them and keeps counters only, ``outcomes`` gives each
its place. Quotas of several scopes hold at once; their buckets lie in one another or cross.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from awards.tally.finding import Finding, Verdict
from awards.tally.levels import Coded
from awards.tally.phrase import NOTHING
from awards.tally.quota_terms import QuotaScope
from awards.tally.quotas import Bucket, MalformedQuotas, Quotas, parse_quotas
from awards.tally.rank_keys import RankValue, sort_key
from awards.tally.wording import quotas as say

__all__ = ["Bucket", "Candidate", "Line", "MalformedQuotas", "OutOfOrder", "Place", "Quotas", "Ranked"]
__all__ += ["draw_line", "in_order", "outcomes", "parse_quotas"]

SortKey = tuple[tuple[bool, Decimal], ...]
Path = tuple[Bucket | None, ...]


WHOLE = Bucket(QuotaScope.OVERALL)


class OutOfOrder(ValueError):
    """Candidates or rows that were not fed in order."""


class Place(Coded):
    """What becomes of an eligible candidate."""

    RECOMMENDED = "recommended"
    BELOW_LINE = "below_line"


class Candidate(NamedTuple):
    """An eligible subject. ``standing`` is its order: smaller first, ``None`` last, equal is a tie.

    ``path`` is its bucket in every lane of the quotas, as ``Quotas.path`` gives it.
    """

    ref: str
    standing: tuple[RankValue, ...]
    path: Path = ()


class Cut(NamedTuple):
    """Where a bucket filled up: at which standing, and whether more were tied there than had room."""

    at: SortKey
    tied: bool


class Ranked(NamedTuple):
    """A candidate with its place; ``tie_at_line`` leaves the choice to the council.

    ``stopped_by`` is the bucket that had no room, ``None`` when recommended.
    """

    ref: str
    position: int
    place: Place
    tie_at_line: bool = False
    stopped_by: Bucket | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The line of a run: its quotas and the cut of every bucket that filled up."""

    quotas: Quotas
    cuts: Mapping[Bucket, Cut] = field(default_factory=dict)
    closed: frozenset[Bucket] = frozenset()
    """Buckets without any place to begin with."""

    def place(self, candidate: Candidate, position: int, here: SortKey) -> Ranked:
        """Recommended, below the line, or tied exactly at it and so not recommended yet; ``here`` is its sort key."""
        tie: Bucket | None = None
        for bucket in _limited(candidate.path):
            if bucket in self.closed:
                return Ranked(candidate.ref, position, Place.BELOW_LINE, stopped_by=bucket)
            if (cut := self.cuts.get(bucket)) is None:
                continue
            if here > cut.at:
                return Ranked(candidate.ref, position, Place.BELOW_LINE, stopped_by=bucket)
            if cut.tied and here == cut.at and tie is None:
                tie = bucket
        if tie is not None:
            return Ranked(candidate.ref, position, Place.BELOW_LINE, tie_at_line=True, stopped_by=tie)
        return Ranked(candidate.ref, position, Place.RECOMMENDED)

    def finding(self, ranked: Ranked, called: str = "") -> Finding:
        """Why a candidate is above or below the line, as one more finding beside those of the standard.

        ``called`` is the name of the bucket that had no room, by default its code.
        """
        bucket = ranked.stopped_by
        if bucket is None:
            return Finding("quota", Verdict.MET, NOTHING, say.position(ranked.position))
        required = say.required(self.quotas.limit(bucket) or 0, bucket.scope, called or bucket.code)
        if ranked.tie_at_line:
            tie = say.tie(ranked.position)
            return Finding("quota", Verdict.UNKNOWN, required, tie, gap=tie)
        actual = say.position(ranked.position)
        return Finding("quota", Verdict.NOT_MET, required, actual, gap=say.gap())


def draw_line(candidates: Iterable[Candidate], quotas: Quotas) -> Line:
    """The line after the candidates, fed in order, have taken the places; raises ``OutOfOrder``.

    Better standings take places first. Equal ones that compete for a bucket all get in or, where it has not
    room for all, are tied at its line; in every bucket they lie in, the places they may take are kept for them.
    """
    desk = _Desk(quotas)
    for here, group in groupby(_in_order(candidates), key=lambda pair: pair[0]):
        paths = [candidate.path for _key, candidate in group]
        desk.serve({paths[0]: 1} if len(paths) == 1 else Counter(paths), here)
        if desk.is_over:
            break
    return Line(quotas, desk.cuts, frozenset(desk.closed))


def outcomes(candidates: Iterable[Candidate], line: Line) -> Iterator[Ranked]:
    """Every candidate, fed in order, with its place; raises ``OutOfOrder``.

    Equals share a position: 1, 2, 2, 4.
    """
    position, before = 0, None
    for number, (here, candidate) in enumerate(_in_order(candidates), start=1):
        if here != before:
            position, before = number, here
        yield line.place(candidate, position, here)


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates sorted by standing, for runs small enough to hold."""
    return sorted(candidates, key=lambda candidate: sort_key(candidate.standing))


class _Desk:
    """Where places are handed out: what room every bucket met so far has left, ``None`` for no limit."""

    def __init__(self, quotas: Quotas) -> None:
        self.quotas = quotas
        self.cuts: dict[Bucket, Cut] = {}
        self.closed: set[Bucket] = set()
        self._room: dict[Bucket, int | None] = {}
        lanes = quotas.lanes
        self._narrow_first = range(len(lanes) - 1, -1, -1)
        self._inner = [[j for j, lane in enumerate(lanes) if lane.lies_in(lanes[i])] for i in range(len(lanes))]

    @property
    def is_over(self) -> bool:
        """Whether nobody can get a place any more."""
        return self._room.get(WHOLE) == 0

    def serve(self, equals: Mapping[Path, int], here: SortKey) -> None:
        """Let a group of equals, counted by path, take places or tie for them."""
        asking = {path: number for path, number in equals.items() if self._has_room(path)}
        alone = len(asking) == 1 and 1 in asking.values()
        claims = dict.fromkeys(_limited(next(iter(asking))), 1) if alone else self._claims(asking)
        for bucket, claim in claims.items():
            if (room := self.room(bucket)) is not None:
                self._room[bucket] = room - min(claim, room)
                if claim >= room:
                    self.cuts[bucket] = Cut(here, tied=claim > room)

    def room(self, bucket: Bucket) -> int | None:
        """The places a bucket has left."""
        if bucket not in self._room:
            self._room[bucket] = limit = self.quotas.limit(bucket)
            if limit == 0:
                self.closed.add(bucket)
        return self._room[bucket]

    def _has_room(self, path: Path) -> bool:
        return all(self.room(bucket) != 0 for bucket in _limited(path))

    def _claims(self, asking: Mapping[Path, int]) -> dict[Bucket, int]:
        """How many of the equals can at most get a place in each bucket, so far as the buckets inside it tell."""
        claims: dict[Bucket, int] = {}
        for lane in self._narrow_first:
            counts = [self._count(asking, lane, None, claims)]
            counts += [self._count(asking, lane, inner, claims) for inner in self._inner[lane]]
            for bucket in counts[0]:
                claims[bucket] = min(count[bucket] for count in counts)
        return claims

    def _count(
        self, asking: Mapping[Path, int], lane: int, inner: int | None, claims: Mapping[Bucket, int]
    ) -> Counter[Bucket]:
        """Per bucket of a lane who asks, each bucket of the ``inner`` lane counting for no more than it has room."""
        found: Counter[Bucket] = Counter()
        seen: set[Bucket] = set()
        for path, number in asking.items():
            if (bucket := path[lane]) is None:
                continue
            part = None if inner is None else path[inner]
            if part is None:
                found[bucket] += number
            elif part not in seen:
                seen.add(part)
                room = self.room(part)
                found[bucket] += claims[part] if room is None else min(claims[part], room)
        return found


def _limited(path: Path) -> list[Bucket]:
    return [bucket for bucket in path if bucket is not None]


def _in_order(candidates: Iterable[Candidate]) -> Iterator[tuple[SortKey, Candidate]]:
    before: SortKey | None = None
    for candidate in candidates:
        here = sort_key(candidate.standing)
        if before is not None and here < before:
            raise OutOfOrder(candidate.ref)
        yield here, candidate
        before = here
