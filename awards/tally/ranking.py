"""The order, the quotas and the line: who among the eligible is recommended.

Candidates are fed in order, twice: ``draw_line`` reads them and keeps counters only, ``outcomes`` gives each
its place. Quotas nest: overall, then scope within scope (cluster, proposing unit), several at once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Annotated, NamedTuple

from awards.tally.finding import Finding, Verdict
from awards.tally.levels import Coded
from awards.tally.phrase import NOTHING
from awards.tally.rank_keys import RankValue, sort_key
from awards.tally.shape import ListOf, Malformed, MapOf, Record, Text, Whole, refused_as
from awards.tally.wording import findings as say

Path = tuple[str, ...]
SortKey = tuple[tuple[bool, Decimal], ...]

BUCKET = Text(longest=100)


class OutOfOrder(ValueError):
    """Candidates or rows that were not fed in order."""


class MalformedQuotas(Malformed):
    """Quotas that cannot be read; the sentence names the key."""


class Place(Coded):
    """What becomes of an eligible candidate."""

    RECOMMENDED = "recommended"
    BELOW_LINE = "below_line"


class Candidate(NamedTuple):
    """An eligible subject. ``standing`` is its order: smaller first, ``None`` last, equal is a tie.

    ``path`` is its bucket in every scope, from the widest to the narrowest: ``("Cụm 5", "LDLD-TSO")``.
    """

    ref: str
    standing: tuple[RankValue, ...]
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """A level at which places are limited: ``each`` bucket to a number, ``named`` ones to their own.

    ``None`` is no limit.
    """

    name: Annotated[str, Text(longest=60)]
    each: Annotated[int | None, Whole(0, 10**7)] = None
    named: Annotated[Mapping[str, int] | None, MapOf(BUCKET, Whole(0, 10**7))] = None

    def limit(self, bucket: str) -> int | None:
        """The number of places of a bucket; ``None``: no limit."""
        return self.each if self.named is None else self.named.get(bucket, self.each)


@dataclass(frozen=True, slots=True)
class Quotas:
    """Absolute quotas: ``overall``, and ``scopes`` from the widest to the narrowest, one inside the other."""

    overall: Annotated[int | None, Whole(0, 10**7)] = None
    scopes: Annotated[tuple[Scope, ...], ListOf(Record(Scope), longest=5)] = ()

    def limit(self, path: Path) -> int | None:
        """The number of places of the bucket a path leads to; ``None``: no limit."""
        return self.scopes[len(path) - 1].limit(path[-1]) if path else self.overall


_QUOTAS = Record(Quotas)


def parse_quotas(obj: object) -> Quotas:
    """The quotas of a decoded JSON object; raises ``MalformedQuotas`` naming the key."""
    with refused_as(MalformedQuotas):
        return _QUOTAS.read(obj, "")


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
    stopped_by: Path | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The line of a run: its quotas and the cut of every bucket that filled up."""

    quotas: Quotas
    cuts: Mapping[Path, Cut] = field(default_factory=dict)

    def place(self, candidate: Candidate, position: int) -> Ranked:
        """Recommended, below the line, or tied exactly at it and so not recommended yet."""
        here = sort_key(candidate.standing)
        tie: Path | None = None
        for bucket in _buckets(candidate, self.quotas):
            cut = self.cuts.get(bucket)
            if self.quotas.limit(bucket) == 0 or (cut is not None and here > cut.at):
                return Ranked(candidate.ref, position, Place.BELOW_LINE, stopped_by=bucket)
            if cut is not None and cut.tied and here == cut.at and tie is None:
                tie = bucket
        if tie is not None:
            return Ranked(candidate.ref, position, Place.BELOW_LINE, tie_at_line=True, stopped_by=tie)
        return Ranked(candidate.ref, position, Place.RECOMMENDED)

    def finding(self, ranked: Ranked) -> Finding:
        """Why a candidate is above or below the line, as one more finding beside those of the standard."""
        bucket = ranked.stopped_by
        if bucket is None:
            return Finding("quota", Verdict.MET, NOTHING, say.quota_position(ranked.position))
        required = say.quota_required(self.quotas.limit(bucket) or 0, bucket[-1] if bucket else "")
        if ranked.tie_at_line:
            tie = say.quota_tie(ranked.position)
            return Finding("quota", Verdict.UNKNOWN, required, tie, gap=tie)
        actual = say.quota_position(ranked.position)
        return Finding("quota", Verdict.NOT_MET, required, actual, gap=say.quota_gap())


def draw_line(candidates: Iterable[Candidate], quotas: Quotas) -> Line:
    """The line after the candidates, fed in order, have taken the places; raises ``OutOfOrder``.

    Better standings take places first. Equal ones that compete for a bucket all get in or, where it has not
    room for all, are tied at its line and keep its places for the council.
    """
    cuts: dict[Path, Cut] = {}
    room: dict[Path, int] = {}
    for here, group in groupby(_in_order(candidates), key=lambda pair: pair[0]):
        demand = Counter(
            candidate.path[: len(quotas.scopes)]
            for _key, candidate in group
            if all(_room(room, bucket, quotas) != 0 for bucket in _buckets(candidate, quotas))
        )
        _take_places(demand, here, quotas, room, cuts)
        if () in cuts:
            break
    return Line(quotas, cuts)


def outcomes(candidates: Iterable[Candidate], line: Line) -> Iterator[Ranked]:
    """Every candidate, fed in order, with its place; raises ``OutOfOrder``.

    Equals share a position: 1, 2, 2, 4.
    """
    position, before = 0, None
    for number, (here, candidate) in enumerate(_in_order(candidates), start=1):
        if here != before:
            position, before = number, here
        yield line.place(candidate, position)


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates sorted by standing, for runs small enough to hold."""
    return sorted(candidates, key=lambda candidate: sort_key(candidate.standing))


def _take_places(
    demand: Mapping[Path, int], here: SortKey, quotas: Quotas, room: dict[Path, int], cuts: dict[Path, Cut]
) -> None:
    """Let a group of equals take places, from the narrowest buckets up to the overall quota."""
    wanted = dict(demand)
    for depth in range(len(quotas.scopes), -1, -1):
        above: Counter[Path] = Counter()
        for bucket, number in wanted.items():
            free = _room(room, bucket, quotas)
            got = number
            if free is not None:
                got = min(number, free)
                room[bucket] = free - got
                if got == free:
                    cuts[bucket] = Cut(here, tied=number > free)
            if depth:
                above[bucket[:-1]] += got
        wanted = above


def _room(room: Mapping[Path, int], bucket: Path, quotas: Quotas) -> int | None:
    return room.get(bucket, quotas.limit(bucket))


def _buckets(candidate: Candidate, quotas: Quotas) -> Iterator[Path]:
    """The overall bucket, then the candidate's bucket in every scope."""
    depth = len(quotas.scopes)
    if len(candidate.path) < depth:
        raise ValueError(f"{candidate.ref}: {len(candidate.path)} buckets for {depth} scopes")
    for length in range(depth + 1):
        yield candidate.path[:length]


def _in_order(candidates: Iterable[Candidate]) -> Iterator[tuple[SortKey, Candidate]]:
    before: SortKey | None = None
    for candidate in candidates:
        here = sort_key(candidate.standing)
        if before is not None and here < before:
            raise OutOfOrder(candidate.ref)
        yield here, candidate
        before = here
