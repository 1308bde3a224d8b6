"""The values that eligible subjects are ordered by, and what orders them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from awards.tally.facts import Facts, Initiative
from awards.tally.levels import Block, Direction, Gender
from awards.tally.shape import Choice, ListOf, Malformed, Number, Record, Schema, Shape
from awards.tally.wording import labels, reading

RankValue = Decimal | None


def _score(facts: Facts) -> RankValue:
    return facts.score


def _rating(facts: Facts) -> RankValue:
    if facts.rating is None or facts.final_year is None:
        return None
    rating = facts.rating.get(facts.final_year)
    return None if rating is None else Decimal(rating)


def _initiatives(facts: Facts) -> RankValue:
    found = _of_final_year(facts)
    return None if found is None else Decimal(len(found))


def _benefit(facts: Facts) -> RankValue:
    found = _of_final_year(facts)
    return None if found is None else Decimal(sum(item.benefit or 0 for item in found))


def _votes_percent(facts: Facts) -> RankValue:
    votes = facts.votes
    if votes is None or votes.votes_for is None or votes.members is None:
        return None
    return _percent(votes.votes_for, votes.members)


def _direct_worker(facts: Facts) -> RankValue:
    return None if facts.is_direct_worker is None else Decimal(facts.is_direct_worker)


def _non_state(facts: Facts) -> RankValue:
    return None if facts.block is None else Decimal(facts.block is Block.ENTERPRISE_PRIVATE)


def _women_percent(facts: Facts) -> RankValue:
    if facts.gender is not None:
        return Decimal(100 if facts.gender is Gender.FEMALE else 0)
    group = facts.collective
    if group is None or group.women is None or not group.size:
        return None
    return _percent(group.women, group.size)


def _service_years(facts: Facts) -> RankValue:
    return facts.service_years


RANK_KEYS: Mapping[str, Callable[[Facts], RankValue]] = {
    "score": _score,
    "rating": _rating,
    "initiatives": _initiatives,
    "benefit": _benefit,
    "votes_percent": _votes_percent,
    "direct_worker": _direct_worker,
    "non_state": _non_state,
    "women_percent": _women_percent,
    "service_years": _service_years,
}

RANK_KEY_READS: Mapping[str, frozenset[str]] = {
    "score": frozenset({"score"}),
    "rating": frozenset({"rating"}),
    "initiatives": frozenset({"initiatives"}),
    "benefit": frozenset({"initiatives"}),
    "votes_percent": frozenset({"votes"}),
    "direct_worker": frozenset({"is_direct_worker"}),
    "non_state": frozenset({"block"}),
    "women_percent": frozenset({"gender", "collective"}),
    "service_years": frozenset({"service_years"}),
}
"""The facts each key asks for."""


@dataclass(frozen=True, slots=True)
class _RankKeyName:
    def read(self, value: object, path: str) -> str:
        if not isinstance(value, str) or value not in RANK_KEYS:
            raise Malformed(path, reading.must_be_one_of(list(RANK_KEYS), value))
        return value

    def write(self, value: str) -> object:
        return value

    def schema(self) -> Schema:
        return {"oneOf": [{"const": key, "title": labels.RANK_KEY_LABELS[key]} for key in RANK_KEYS]}


KEY_NAME: Shape = _RankKeyName()


@dataclass(frozen=True, slots=True)
class RankKey:
    """One key of the order. With ``at_least`` only reaching that value matters, not by how much."""

    key: Annotated[str, KEY_NAME]
    direction: Annotated[Direction, Choice(Direction)]
    at_least: Annotated[Decimal | None, Number()] = None


RANK_KEY_LIST = ListOf(Record(RankKey), longest=8)


def parse_rank_keys(obj: object) -> tuple[RankKey, ...]:
    """The ranking keys of a decoded JSON list; raises ``Malformed`` naming the place."""
    return RANK_KEY_LIST.read(obj, "rank_by")


def standing(facts: Facts, keys: Iterable[RankKey]) -> tuple[RankValue, ...]:
    """Where the subject stands: numbers of which the smaller comes first, ``None`` (unknown) last.

    Equal standings are a tie. A ``numeric[]`` column of them is put in the same order by ``ORDER BY``.
    """
    return tuple(_place(key, RANK_KEYS[key.key](facts)) for key in keys)


def sort_key(place: Sequence[RankValue]) -> tuple[tuple[bool, Decimal], ...]:
    """What Python sorts standings by: smaller first, unknown last."""
    return tuple((value is None, Decimal(0) if value is None else value) for value in place)


def _place(key: RankKey, value: RankValue) -> RankValue:
    if value is None:
        return None
    if key.at_least is not None:
        value = Decimal(value >= key.at_least)
    return -value if key.direction is Direction.DESC else value


def _of_final_year(facts: Facts) -> list[Initiative] | None:
    """Recognised initiatives known to be of the final year; ``None`` when the list or the year is unknown.

    One without a confirmed level is not recognised: what its authors declare puts nobody ahead.
    """
    if facts.initiatives is None or facts.final_year is None:
        return None
    return [item for item in facts.initiatives if item.level is not None and item.year == facts.final_year]


def _percent(part: int, whole: int) -> Decimal:
    """The percentage to four decimals, half up."""
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.0001"), rounding="ROUND_HALF_UP")
