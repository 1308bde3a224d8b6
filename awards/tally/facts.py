"""What is known of a subject; ``None`` means unknown, which is neither zero nor empty."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from awards.tally.levels import (
    AwardScope,
    Block,
    ContestLevel,
    DisciplineLevel,
    Education,
    Gender,
    Indicator,
    InitiativeLevel,
    PrizeGrade,
    Rating,
    SubjectKind,
    UnitKind,
)
from awards.tally.phrase import Phrase
from awards.tally.shape import (
    AWARD_CODE,
    Choice,
    Day,
    Flag,
    Key,
    ListOf,
    Malformed,
    MapOf,
    Number,
    Record,
    Text,
    Whole,
    Year,
    refused_as,
)
from awards.tally.wording import reading

Problems = Iterator[tuple[str, Phrase]]

REF = Text(longest=100)
USED_FOR = "initiatives.used_for"
"""A part of a fact that is read only where a condition asks for it by this name."""
LEVEL_CODE = Text(pattern="[a-z][a-z0-9_]*", longest=40)


class MalformedFacts(Malformed):
    """A facts object that cannot be read; the sentence names the key."""


@dataclass(frozen=True, slots=True)
class Initiative:
    """An initiative: ``share`` is the subject's in percent, ``benefit`` the whole's in đồng.

    ``level`` is the recognition as it was confirmed; ``declared_level`` what is only declared so far.
    """

    level: Annotated[InitiativeLevel | None, Choice(InitiativeLevel)] = None
    declared_level: Annotated[InitiativeLevel | None, Choice(InitiativeLevel)] = None
    year: Annotated[int | None, Year()] = None
    share: Annotated[Decimal | None, Number(0, 100)] = None
    benefit: Annotated[int | None, Whole()] = None
    research: Annotated[bool | None, Flag()] = None
    used_for: Annotated[tuple[str, ...] | None, ListOf(AWARD_CODE)] = None
    ref: Annotated[str | None, REF] = None


@dataclass(frozen=True, slots=True)
class PastAward:
    """An award or title held. ``level`` is the deciding level as the register names it.

    ``predecessor`` names the unit that held it, when it was one the subject succeeded; without it the award is the
    subject's own.
    """

    award: Annotated[str | None, AWARD_CODE] = None
    year: Annotated[int | None, Year()] = None
    scope: Annotated[AwardScope | None, Choice(AwardScope)] = None
    level: Annotated[str | None, LEVEL_CODE] = None
    predecessor: Annotated[str | None, REF] = None
    ref: Annotated[str | None, REF] = None


@dataclass(frozen=True, slots=True)
class Votes:
    """Votes for, out of all members of the council, absent ones included. ``ref`` names the minutes."""

    votes_for: Annotated[int | None, Whole(0, 1000), Key("for")] = None
    members: Annotated[int | None, Whole(1, 1000)] = None
    ref: Annotated[str | None, REF] = None

    def problems(self) -> Problems:
        """More votes than members."""
        if self.votes_for is not None and self.members is not None and self.votes_for > self.members:
            yield "for", reading.more_than("members", self.members, self.votes_for)


@dataclass(frozen=True, slots=True)
class Discipline:
    """A disciplinary measure in force from ``start`` to ``end``, both days included."""

    level: Annotated[DisciplineLevel | None, Choice(DisciplineLevel)] = None
    start: Annotated[dt.date | None, Day(), Key("from")] = None
    end: Annotated[dt.date | None, Day(), Key("to")] = None
    ref: Annotated[str | None, REF] = None

    def problems(self) -> Problems:
        """An end before the start."""
        if self.start is not None and self.end is not None and self.start > self.end:
            yield "to", reading.before_its_start(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Collective:
    """Counts of members; ``disciplined`` counts those with cảnh cáo or above in the period."""

    size: Annotated[int | None, Whole(0, 10**7)] = None
    completed: Annotated[int | None, Whole(0, 10**7)] = None
    ldtt: Annotated[int | None, Whole(0, 10**7)] = None
    cstdcs: Annotated[int | None, Whole(0, 10**7)] = None
    disciplined: Annotated[int | None, Whole(0, 10**7)] = None
    women: Annotated[int | None, Whole(0, 10**7)] = None

    def problems(self) -> Problems:
        """A part larger than the whole."""
        for key in ("completed", "ldtt", "cstdcs", "disciplined", "women"):
            part = getattr(self, key)
            if part is not None and self.size is not None and part > self.size:
                yield key, reading.more_than("size", self.size, part)


@dataclass(frozen=True, slots=True)
class WorkFact:
    """A commemorative work. ``value`` in đồng."""

    value: Annotated[int | None, Whole()] = None
    finished: Annotated[bool | None, Flag()] = None
    plaque: Annotated[bool | None, Flag()] = None
    ref: Annotated[str | None, REF] = None


@dataclass(frozen=True, slots=True)
class ContestResult:
    """A prize of a skill contest. ``rank`` is the place in its discipline, 1 the best; ``ref`` names the contest."""

    level: Annotated[ContestLevel | None, Choice(ContestLevel)] = None
    year: Annotated[int | None, Year()] = None
    prize: Annotated[PrizeGrade | None, Choice(PrizeGrade)] = None
    rank: Annotated[int | None, Whole(1, 10**6)] = None
    ref: Annotated[str | None, REF] = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a condition may ask of a subject, for one period.

    ``score`` in points, ``score_min_criterion_ratio`` and ``targets`` as ratios (1 = 100 %), ``score_knocked_out``
    whether the score sheet excludes the subject whatever its points (``None``: nobody noted that). Days are working
    days, ``rating`` by year. ``year`` is given only where it is not the year of ``period_to``.

    ``registered_in_time`` is whether the registration came before its deadline, extensions included. ``scope`` is the
    ground the entry is put up on, given only where it is not the award's own. ``achievement_used_for`` are the awards
    already given for the very achievement the entry is put up for. Days of maternity are part of the days of absence.
    ``months_since_mergers`` has one figure for each split or merger of the unit: empty, there was none.
    """

    subject: Annotated[SubjectKind | None, Choice(SubjectKind)] = None
    unit_kind: Annotated[UnitKind | None, Choice(UnitKind)] = None
    block: Annotated[Block | None, Choice(Block)] = None
    period_from: dt.date | None = None
    period_to: dt.date | None = None
    year: Annotated[int | None, Year()] = None
    scope: Annotated[AwardScope | None, Choice(AwardScope)] = None
    registered: Annotated[bool | None, Flag()] = None
    registered_in_time: Annotated[bool | None, Flag()] = None
    dossier_accepted: Annotated[bool | None, Flag()] = None
    gender: Annotated[Gender | None, Choice(Gender)] = None
    is_direct_worker: Annotated[bool | None, Flag()] = None
    is_leader: Annotated[bool | None, Flag()] = None
    education: Annotated[Education | None, Choice(Education)] = None
    score: Annotated[Decimal | None, Number(-(10**6), 10**6)] = None
    score_min_criterion_ratio: Annotated[Decimal | None, Number(0, 1)] = None
    score_knocked_out: Annotated[bool | None, Flag()] = None
    rating: Annotated[Mapping[int, Rating | None] | None, MapOf(Year(), Choice(Rating), nullable=True)] = None
    initiatives: Annotated[tuple[Initiative, ...] | None, ListOf(Record(Initiative, nullable=True))] = None
    history: Annotated[tuple[PastAward, ...] | None, ListOf(Record(PastAward, nullable=True))] = None
    achievement_used_for: Annotated[tuple[str, ...] | None, ListOf(AWARD_CODE)] = None
    votes: Annotated[Votes | None, Record(Votes, nullable=True)] = None
    discipline: Annotated[tuple[Discipline, ...] | None, ListOf(Record(Discipline, nullable=True))] = None
    open_case: Annotated[bool | None, Flag()] = None
    absent_days: Annotated[Decimal | None, Number(0, 366)] = None
    maternity_days: Annotated[Decimal | None, Number(0, 366)] = None
    service_years: Annotated[Decimal | None, Number(0, 100)] = None
    months_since_founding: Annotated[int | None, Whole(0, 10**4)] = None
    months_since_mergers: Annotated[tuple[int, ...] | None, ListOf(Whole(0, 10**4))] = None
    collective: Annotated[Collective | None, Record(Collective, nullable=True)] = None
    works: Annotated[tuple[WorkFact, ...] | None, ListOf(Record(WorkFact, nullable=True))] = None
    contests: Annotated[tuple[ContestResult, ...] | None, ListOf(Record(ContestResult, nullable=True))] = None
    targets: Annotated[
        Mapping[Indicator, Decimal | None] | None, MapOf(Choice(Indicator), Number(0, 10**9), nullable=True)
    ] = None

    @property
    def final_year(self) -> int | None:
        """The year from which years are counted back: ``year``, else that of ``period_to``."""
        if self.year is not None:
            return self.year
        return None if self.period_to is None else self.period_to.year


@dataclass(frozen=True, slots=True)
class _Period:
    start: Annotated[dt.date | None, Day(), Key("from")] = None
    end: Annotated[dt.date | None, Day(), Key("to")] = None

    def problems(self) -> Problems:
        if self.start is not None and self.end is not None and self.start > self.end:
            yield "to", reading.before_its_start(self.start, self.end)


def fact_of(name: str) -> str:
    """The fact that ``name`` is, or is a part of."""
    return name.partition(".")[0]


_FACTS = Record(Facts, nullable=True)
_PERIOD = Record(_Period, nullable=True)
FACT_KEYS = ("subject", "period", *(key for key in _FACTS.fields if key != "subject"))


def facts_from_json(obj: object) -> Facts:
    """The facts of a decoded JSON object; raises ``MalformedFacts`` naming the key that cannot be read."""
    if not isinstance(obj, Mapping):
        raise MalformedFacts("", reading.must_be_object(obj))
    with refused_as(MalformedFacts):
        for key in obj:
            if key not in FACT_KEYS:
                raise Malformed(str(key), reading.unknown_key(str(key), FACT_KEYS))
        given = obj.get("period")
        period = _Period() if given is None else _PERIOD.read(given, "period")
        rest = {key: value for key, value in obj.items() if key != "period"}
        return _FACTS.read(rest, "", period_from=period.start, period_to=period.end)


def facts_to_json(facts: Facts) -> dict[str, Any]:
    """Plain JSON of the facts that are known; ``facts_from_json`` reads equal facts from it."""
    written = _FACTS.write(facts)
    if facts.period_from is not None or facts.period_to is not None:
        written["period"] = _PERIOD.write(_Period(facts.period_from, facts.period_to))
    return written
