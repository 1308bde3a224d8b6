"""How points become a total: plain values in, plain values out. ``None`` is «nobody has scored», 0 is a score."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

ZERO = Decimal(0)
HUNDREDTH = Decimal("0.01")
MILLIONTH = Decimal("0.000001")
COMMON, BONUS, PENALTY = "common", "bonus", "penalty"

Points = Mapping[str, Decimal | None]
"""By code of criterion."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its kind, its maximum or cap, and the maximum of each of its criteria by code."""

    code: str
    kind: str
    maximum: Decimal
    criteria: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Sum:
    """What a section comes to: ``points`` after its cap, ``raw`` before it; ``missing`` criteria count nothing yet."""

    code: str
    points: Decimal
    raw: Decimal
    missing: int


@dataclass(frozen=True, slots=True)
class Count:
    """A column of a card. ``total`` is ``None`` while a common criterion lacks its score; ``so_far`` is the sum.

    ``ratio`` is the smallest share a common criterion reached of its maximum, ``None`` while one is not scored.
    """

    total: Decimal | None
    so_far: Decimal
    missing: int
    ratio: Decimal | None
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class Spread:
    """How points lie: how many, the least, the middle, the most, the mean to a hundredth; ``None`` for no points."""

    n: int
    least: Decimal | None = None
    middle: Decimal | None = None
    most: Decimal | None = None
    mean: Decimal | None = None


def counted(parts: Iterable[Part], points: Points, *, stated: Decimal | None = None) -> Count:
    """The column's sums; ``stated``, a total known only as such, counts while no criterion has points.

    Common sections add what they have, bonuses up to their cap, penalties take up to theirs.
    """
    parts = tuple(parts)
    sums = tuple(_sum(part, points) for part in parts)
    if stated is not None and all(value is None for value in points.values()):
        return Count(stated, stated, 0, None, sums)
    common = [(part, each) for part, each in zip(parts, sums, strict=True) if part.kind == COMMON]
    missing = sum(each.missing for _part, each in common)
    so_far = sum((_sign(part) * each.points for part, each in zip(parts, sums, strict=True)), ZERO)
    scored = any(part.criteria for part, _each in common)
    is_whole = scored and not missing
    return Count(
        so_far if is_whole else None, so_far, missing, smallest_ratio(parts, points) if is_whole else None, sums
    )


def smallest_ratio(parts: Iterable[Part], points: Points) -> Decimal | None:
    """The least share of its maximum a scored common criterion has, 0 to 1, rounded down; ``None`` for none."""
    shares = [
        value / maximum
        for part in parts
        if part.kind == COMMON
        for code, maximum in part.criteria.items()
        if (value := points.get(code)) is not None
    ]
    return min(shares).quantize(MILLIONTH, rounding="ROUND_DOWN") if shares else None


def largest_total(parts: Iterable[Part]) -> Decimal:
    """The most a card of the sheet can reach, bonuses included."""
    return sum((part.maximum for part in parts if part.kind != PENALTY), ZERO)


def spread(values: Iterable[Decimal]) -> Spread:
    """Number, minimum, median, maximum and mean of ``values``."""
    given = sorted(values)
    if not given:
        return Spread(0)
    return Spread(len(given), given[0], median(given), given[-1], mean(given))


def mean(values: Iterable[Decimal]) -> Decimal:
    """The arithmetic mean of at least one value, to a hundredth, half up."""
    given = list(values)
    return (sum(given, ZERO) / len(given)).quantize(HUNDREDTH, ROUND_HALF_UP)


def _sum(part: Part, points: Points) -> Sum:
    scored = [points.get(code) for code in part.criteria]
    raw = sum((value for value in scored if value is not None), ZERO)
    capped = raw if part.kind == COMMON else min(raw, part.maximum)
    return Sum(part.code, capped, raw, scored.count(None))


def _sign(part: Part) -> int:
    return -1 if part.kind == PENALTY else 1
