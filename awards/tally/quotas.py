"""How many places there are: rules of several scopes at once, as numbers or percentages of a named base."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Annotated, Any, NamedTuple

from awards.tally.facts import Problems
from awards.tally.quota_terms import INSIDE, QuotaBase, QuotaGroup, QuotaScope, Rounding
from awards.tally.shape import AWARD_CODE, Choice, ListOf, Malformed, MapOf, Number, Record, Text, Whole, refused_as
from awards.tally.wording import quotas as say
from awards.tally.wording import reading

MOST_PLACES = 10**7
MOST_RULES = 20
BUCKET = Text(longest=100)
PLACES = Whole(0, MOST_PLACES)
ALL = "all"
"""The code of the one bucket of the whole campaign."""


class MalformedQuotas(Malformed):
    """Quotas that cannot be read; the sentence names the key."""


class Bucket(NamedTuple):
    """Whose places are counted together: a part of a scope, for one group of subjects or (``None``) for both."""

    scope: QuotaScope
    code: str = ALL
    group: QuotaGroup | None = None


def bucket_to_json(bucket: Bucket) -> list[str]:
    """Three words that ``bucket_from_json`` reads the bucket from."""
    return [bucket.scope.value, bucket.code, bucket.group.value if bucket.group else ""]


def bucket_from_json(words: Sequence[str]) -> Bucket:
    """The bucket; of runs of before there were scopes, no word is the whole campaign and one a unit."""
    match list(words):
        case [scope, code, group]:
            return Bucket(QuotaScope(scope), code, QuotaGroup(group) if group else None)
        case [code]:
            return Bucket(QuotaScope.UNIT, code)
    return Bucket(QuotaScope.OVERALL)


class Lane(NamedTuple):
    """A way of cutting all candidates into buckets: by scope and, when ``grouped``, by group of subjects too."""

    scope: QuotaScope
    grouped: bool

    def lies_in(self, other: "Lane") -> bool:
        """Whether each bucket of this lane lies whole in one bucket of the ``other``."""
        if self == other or (other.grouped and not self.grouped):
            return False
        return self.scope == other.scope or other.scope in INSIDE[self.scope]


def rounded(percent: Decimal, figure: int, rounding: Rounding) -> int:
    """So many percent of a figure, in whole places, exactly: 15 % of 107 are 16 down and 17 up."""
    exact = Fraction(percent) * figure / 100
    if rounding is Rounding.UP:
        return ceil(exact)
    return floor(exact + Fraction(1, 2)) if rounding is Rounding.HALF_UP else floor(exact)


@dataclass(frozen=True, slots=True)
class Rule:
    """One quota: for each bucket of its scope a number of ``places``, or a ``percent`` of the bucket's figure.

    ``named`` buckets have numbers of their own. ``group`` narrows it to individuals or collectives, ``None`` counts
    both together. ``award`` is whose holders are the base. ``figures`` are those of the base by bucket, as they were
    read; a bucket without one has none of it.
    """

    scope: Annotated[QuotaScope, Choice(QuotaScope)]
    group: Annotated[QuotaGroup | None, Choice(QuotaGroup)] = None
    places: Annotated[int | None, PLACES] = None
    named: Annotated[Mapping[str, int] | None, MapOf(BUCKET, PLACES)] = None
    percent: Annotated[Decimal | None, Number(0, 100)] = None
    base: Annotated[QuotaBase | None, Choice(QuotaBase)] = None
    award: Annotated[str | None, AWARD_CODE] = None
    rounding: Annotated[Rounding | None, Choice(Rounding)] = None
    figures: Annotated[Mapping[str, int] | None, MapOf(BUCKET, Whole(0, 10**9))] = None

    def problems(self) -> Problems:
        """A quota on nothing, on two things at once, or a percentage that does not say of what and how rounded."""
        yield from self._of_number() if self.percent is None else self._of_percent()

    def _of_number(self) -> Problems:
        if self.places is None and not self.named:
            yield "places", say.quota_of_nothing()
        for key in ("base", "award", "rounding", "figures"):
            if getattr(self, key) is not None:
                yield key, say.only_with_percent()

    def _of_percent(self) -> Problems:
        if self.places is not None or self.named:
            yield "percent", say.number_or_percent()
        if not self.percent:
            yield "percent", say.percent_of_nothing()
        for key in ("base", "rounding"):
            if getattr(self, key) is None:
                yield key, reading.missing_key()
        if (self.base is QuotaBase.HOLDERS) != (self.award is not None):
            yield "award", say.holders_of_which_award()

    @property
    def lane(self) -> Lane:
        return Lane(self.scope, self.group is not None)

    def limit(self, code: str) -> int | None:
        """The number of places of the bucket ``code``; ``None``: no limit."""
        if self.percent is None:
            return self.places if self.named is None else self.named.get(code, self.places)
        return rounded(self.percent, self.figure(code), self.rounding or Rounding.DOWN)

    def figure(self, code: str) -> int:
        """The base of the bucket ``code``."""
        return (self.figures or {}).get(code, 0)


@dataclass(frozen=True, slots=True)
class Quotas:
    """All quotas of an award at once; where several speak of one bucket the smallest number holds."""

    rules: Annotated[tuple[Rule, ...], ListOf(Record(Rule), longest=MOST_RULES)] = ()
    lanes: tuple[Lane, ...] = field(init=False)
    """The ways the rules cut the candidates, every lane after those it lies in."""

    def __post_init__(self) -> None:
        found = {rule.lane for rule in self.rules}
        wide_first = sorted(found, key=lambda lane: (sum(lane.lies_in(other) for other in found), lane))
        object.__setattr__(self, "lanes", tuple(wide_first))

    def limit(self, bucket: Bucket) -> int | None:
        """The number of places of a bucket; ``None``: no limit."""
        limits = (
            rule.limit(bucket.code) for rule in self.rules if (rule.scope, rule.group) == (bucket.scope, bucket.group)
        )
        return min((limit for limit in limits if limit is not None), default=None)

    def path(self, codes: Mapping[QuotaScope, str | None], group: QuotaGroup) -> tuple[Bucket | None, ...]:
        """The bucket in every lane of a candidate of ``group``, ``codes`` being the part of each scope it is in.

        ``None`` where it lies in no part of the scope, and so is not limited there.
        """
        return tuple(self._bucket(lane, codes, group) for lane in self.lanes)

    @property
    def queues(self) -> tuple[frozenset[QuotaGroup], ...]:
        """Which groups stand in one queue: both, when some quota counts them together; else each in its own."""
        if any(rule.group is None for rule in self.rules):
            return (frozenset(QuotaGroup),)
        return tuple(frozenset({group}) for group in QuotaGroup)

    def with_figures(self, base: QuotaBase, of_rule: Mapping[int, Mapping[str, int]]) -> "Quotas":
        """The same quotas, the rules on ``base`` (by their number in order) applied to these figures."""
        return Quotas(
            tuple(
                replace(rule, figures=dict(of_rule[number])) if rule.base is base else rule
                for number, rule in enumerate(self.rules)
            )
        )

    @staticmethod
    def _bucket(lane: Lane, codes: Mapping[QuotaScope, str | None], group: QuotaGroup) -> Bucket | None:
        code = ALL if lane.scope is QuotaScope.OVERALL else codes.get(lane.scope)
        return None if code is None else Bucket(lane.scope, code, group if lane.grouped else None)


_QUOTAS = Record(Quotas)


def parse_quotas(obj: object) -> Quotas:
    """The quotas of a decoded JSON object; raises ``MalformedQuotas`` naming the key.

    ``{"overall": 300, "scopes": [{"name": "province", "each": 4}]}`` is read too, as rules for both groups together.
    """
    with refused_as(MalformedQuotas):
        if isinstance(obj, Mapping) and "rules" not in obj:
            return _rules_of(_SIMPLE.read(obj, ""))
        return _QUOTAS.read(obj, "")


def quotas_to_json(quotas: Quotas) -> dict[str, Any]:
    """Plain JSON that ``parse_quotas`` reads equal quotas from."""
    return _QUOTAS.write(quotas)


@dataclass(frozen=True, slots=True)
class _Scope:
    name: Annotated[QuotaScope, Choice(QuotaScope)]
    each: Annotated[int | None, PLACES] = None
    named: Annotated[Mapping[str, int] | None, MapOf(BUCKET, PLACES)] = None


@dataclass(frozen=True, slots=True)
class _Simple:
    overall: Annotated[int | None, PLACES] = None
    scopes: Annotated[tuple[_Scope, ...], ListOf(Record(_Scope), longest=MOST_RULES - 1)] = ()


_SIMPLE = Record(_Simple)


def _rules_of(simple: _Simple) -> Quotas:
    rules: Iterable[Rule] = [Rule(scope.name, places=scope.each, named=scope.named) for scope in simple.scopes]
    if simple.overall is not None:
        rules = [Rule(QuotaScope.OVERALL, places=simple.overall), *rules]
    return Quotas(tuple(rules))
