"""The only bridge from rows to the facts of the tally: set-based SQL, as many queries for one entry as for many."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet

from awards.models import Honour, TallyRun
from awards.selectors.entries import SUBJECT
from awards.tally import facts as tally
from awards.tally import levels
from campaigns.models import Dossier, DossierInitiative, DossierKind, DossierState
from contributions.models import Initiative, InitiativeAuthor, InitiativeKind, InitiativeState
from contributions.querysets import CONFIRMED_STATES
from people.models import Collective, Discipline, DisciplineLevel, Member, Rating, SubjectKind
from units.models import Headcount, Unit

MONTHS = 12

COLUMN_OF_KIND = {
    SubjectKind.INDIVIDUAL: "member_id",
    SubjectKind.HOUSEHOLD: "member_id",
    SubjectKind.COLLECTIVE: "collective_id",
    SubjectKind.UNIT: "subject_unit_id",
}
ENTRY_COLUMNS = {
    "pk": "pk",
    "award_id": "award_id",
    "award_code": "award__code",
    "unit_id": "dossier__unit_id",
    "dossier_kind": "dossier__kind",
    "dossier_state": "dossier__state",
    "source_state": "source__dossier__state",
    "subject_kind": "subject_kind",
    "member_id": "member_id",
    "collective_id": "collective_id",
    "subject_unit_id": "subject_unit_id",
}
EntryRow = NamedTuple("EntryRow", [(name, Any) for name in ENTRY_COLUMNS])  # type: ignore[misc]
SubjectKey = tuple[str, int]


class _Traits(NamedTuple):
    """What a subject is; what it has no word for is ``None``. ``kind`` and ``block`` are those of its unit."""

    kind: str | None = None
    block: str | None = None
    gender: str | None = None
    is_direct_worker: bool | None = None
    is_leader: bool | None = None
    education: str | None = None
    headcount: int | None = None
    headcount_female: int | None = None
    founded_on: dt.date | None = None


class Considered(NamedTuple):
    """An entry with what is known of its subject."""

    entry_id: int
    award_id: int
    award_code: str
    unit_id: int
    subject_kind: str
    facts: tally.Facts


@dataclass(frozen=True, slots=True)
class Period:
    """The days a campaign counts for, and the day on which it is looked at what cases are open."""

    start: dt.date
    end: dt.date
    as_of: dt.date


@dataclass(slots=True)
class _Known:
    """What the registers hold about the subjects of some entries."""

    traits: dict[SubjectKey, _Traits] = field(default_factory=dict)
    ratings: dict[SubjectKey, dict[int, levels.Rating | None]] = field(default_factory=lambda: defaultdict(dict))
    discipline: dict[SubjectKey, list[tally.Discipline]] = field(default_factory=lambda: defaultdict(list))
    open_cases: set[SubjectKey] = field(default_factory=set)
    history: dict[SubjectKey, list[tally.PastAward]] = field(default_factory=lambda: defaultdict(list))
    initiatives: dict[SubjectKey, list[tally.Initiative]] = field(default_factory=lambda: defaultdict(list))
    headcounts: dict[int, tuple[int, int]] = field(default_factory=dict)


def period_of(run: TallyRun) -> Period:
    """The days the run was started with."""
    return Period(run.period_from, run.period_to, run.as_of)


def facts_of(entries: QuerySet, period: Period, *, accepting: Dossier | None = None) -> Iterator[Considered]:
    """The facts of ``entries``, in order of primary key; holds one slice of them in memory.

    With ``accepting`` they are as they will be once that dossier, which holds the entries, is accepted.

    Empty registers are known: no line of discipline means none. Ratings of years without one, scores, votes,
    absences, works and targets are unknown. An initiative counts with its level and benefit once a level above has
    confirmed them; before that they are a declaration, hence unknown.
    """
    names = list(ENTRY_COLUMNS.values())
    rows = [EntryRow(*row) for row in entries.order_by("pk").values_list(*names)]
    if accepting is not None:
        rows = [row._replace(dossier_state=DossierState.ACCEPTED) for row in rows]
    known = _known(rows, period, accepting)
    for row in rows:
        yield Considered(
            row.pk, row.award_id, row.award_code, row.unit_id, row.subject_kind, _facts(row, known, period)
        )


def _facts(row: EntryRow, known: _Known, period: Period) -> tally.Facts:
    key = _key(row)
    individual = row.subject_kind == SubjectKind.INDIVIDUAL
    unit = row.subject_kind == SubjectKind.UNIT
    traits = known.traits[key]
    return tally.Facts(
        subject=levels.SubjectKind(row.subject_kind),
        unit_kind=_coded(levels.UnitKind, traits.kind),
        block=_coded(levels.Block, traits.block),
        period_from=period.start,
        period_to=period.end,
        registered=_is_registered(row),
        dossier_accepted=row.dossier_state == DossierState.ACCEPTED,
        gender=_coded(levels.Gender, traits.gender) if individual else None,
        is_direct_worker=traits.is_direct_worker if individual else None,
        is_leader=traits.is_leader if individual else None,
        education=_graded(levels.Education, traits.education or "") if individual else None,
        rating=dict(known.ratings.get(key, {})),
        initiatives=_in_order(known.initiatives.get(key, ()), "ref") if individual or unit else None,
        history=_in_order(known.history.get(key, ()), "year", "award", "ref"),
        discipline=_in_order(known.discipline.get(key, ()), "start", "level"),
        open_case=key in known.open_cases,
        months_since_founding=_months(traits.founded_on, period.end) if unit else None,
        collective=_collective(row, traits, known),
    )


def _is_registered(row: EntryRow) -> bool:
    """A registered entry is; a proposed one when it points at an entry of an accepted registration."""
    return row.dossier_kind == DossierKind.REGISTRATION or row.source_state == DossierState.ACCEPTED


def _collective(row: EntryRow, traits: _Traits, known: _Known) -> tally.Collective | None:
    if row.subject_kind == SubjectKind.COLLECTIVE:
        return tally.Collective(size=traits.headcount, women=traits.headcount_female)
    if row.subject_kind == SubjectKind.UNIT and row.subject_unit_id in known.headcounts:
        size, women = known.headcounts[row.subject_unit_id]
        return tally.Collective(size=size, women=women)
    return None


def _in_order(items: Iterable[Any], *names: str) -> tuple[Any, ...]:
    """``items`` by these fields, text by code point, missing text first; the database's alphabet does not matter."""
    return tuple(sorted(items, key=lambda item: [getattr(item, name) or "" for name in names]))


def _known(rows: Iterable[EntryRow], period: Period, accepting: Dossier | None) -> _Known:
    ids: dict[str, list[int]] = {"member_id": [], "collective_id": [], "subject_unit_id": []}
    for row in rows:
        column = COLUMN_OF_KIND[row.subject_kind]
        ids[column].append(getattr(row, column))
    about = Q(member__in=ids["member_id"]) | Q(collective__in=ids["collective_id"])
    about |= Q(subject_unit__in=ids["subject_unit_id"])
    known = _Known()
    _read_traits(known, ids)
    _read_ratings(known, about)
    _read_discipline(known, about, period)
    _read_history(known, about)
    _read_initiatives_of_authors(known, ids["member_id"], accepting)
    _read_initiatives_of_units(known, ids["subject_unit_id"], accepting)
    _read_headcounts(known, ids["subject_unit_id"], period)
    return known


def _read_traits(known: _Known, ids: Mapping[str, list[int]]) -> None:
    worker = ("gender", "is_direct_worker", "is_leader", "education")
    for pk, *values in Member.objects.filter(pk__in=ids["member_id"]).values_list(
        "pk", "unit__kind", "unit__block", *worker
    ):
        traits = _Traits(*values)
        known.traits[SubjectKind.INDIVIDUAL, pk] = known.traits[SubjectKind.HOUSEHOLD, pk] = traits
    collectives = Collective.objects.filter(pk__in=ids["collective_id"]).values_list(
        "pk", "unit__kind", "unit__block", "headcount", "headcount_female"
    )
    for pk, kind, block, headcount, women in collectives:
        known.traits[SubjectKind.COLLECTIVE, pk] = _Traits(kind, block, headcount=headcount, headcount_female=women)
    for pk, kind, block, founded_on in Unit.objects.filter(pk__in=ids["subject_unit_id"]).values_list(
        "pk", "kind", "block", "founded_on"
    ):
        known.traits[SubjectKind.UNIT, pk] = _Traits(kind, block, founded_on=founded_on)


def _read_ratings(known: _Known, about: Q) -> None:
    for *subject, year, rating in Rating.objects.filter(about).values_list(*SUBJECT, "year", "rating"):
        known.ratings[_subject(subject)][year] = _graded(levels.Rating, rating)


def _read_discipline(known: _Known, about: Q, period: Period) -> None:
    rows = Discipline.objects.filter(about)
    for *subject, level, start, end, number in rows.values_list(
        *SUBJECT, "level", "from_date", "to_date", "decision_no"
    ):
        if level != DisciplineLevel.OPEN_CASE:
            measure = tally.Discipline(_graded(levels.DisciplineLevel, level), start, end, number or None)
            known.discipline[_subject(subject)].append(measure)
        elif start <= period.as_of and (end is None or end >= period.as_of):
            known.open_cases.add(_subject(subject))


def _read_history(known: _Known, about: Q) -> None:
    rows = Honour.objects.filter(about)
    for *subject, code, scope, year, number in rows.values_list(
        *SUBJECT, "award__code", "award__scope", "year", "decision_no"
    ):
        held = tally.PastAward(code, year, _coded(levels.AwardScope, scope), ref=number or None)
        known.history[_subject(subject)].append(held)


INITIATIVE_COLUMNS = ("recognised_level", "recognised_on", "benefit_confirmed", "kind", "code")


def _read_initiatives_of_authors(known: _Known, members: list[int], accepting: Dossier | None) -> None:
    rows = InitiativeAuthor.objects.filter(member__in=members).filter(_claims_recognition("initiative__"))
    rows = rows.annotate(confirmed=_is_confirmed("initiative__", accepting))
    columns = [f"initiative__{name}" for name in INITIATIVE_COLUMNS]
    for member, *values in rows.order_by().values_list("member_id", "share_percent", "confirmed", *columns):
        known.initiatives[SubjectKind.INDIVIDUAL, member].append(_initiative(*values))


def _read_initiatives_of_units(known: _Known, units: list[int], accepting: Dossier | None) -> None:
    rows = Initiative.objects.filter(unit__in=units).filter(_claims_recognition(""))
    rows = rows.annotate(confirmed=_is_confirmed("", accepting))
    for unit, *values in rows.values_list("unit_id", "confirmed", *INITIATIVE_COLUMNS):
        known.initiatives[SubjectKind.UNIT, unit].append(_initiative(None, *values))


def _initiative(share, confirmed, level, recognised_on, benefit, kind, code) -> tally.Initiative:
    recognised = _graded(levels.InitiativeLevel, level)
    return tally.Initiative(
        level=recognised if confirmed else None,
        declared_level=None if confirmed else recognised,
        year=recognised_on.year if recognised_on else None,
        share=share if share is None else tally.Decimal(share),
        benefit=benefit if confirmed else None,
        research=kind == InitiativeKind.RESEARCH,
        ref=code,
    )


def _claims_recognition(prefix: str) -> Q:
    refused = Q(**{f"{prefix}state": InitiativeState.NOT_RECOGNISED})
    return ~Q(**{f"{prefix}recognised_level": ""}) & ~refused


def _is_confirmed(prefix: str, accepting: Dossier | None) -> Q:
    """Whether a level above has confirmed the recognition, or will when it accepts the dossier ``accepting``."""
    confirmed = Q(**{f"{prefix}state__in": CONFIRMED_STATES})
    if accepting is None:
        return confirmed
    whole = Q(**{f"{prefix}recognised_on__isnull": False}) & ~Q(**{f"{prefix}recognition_no": ""})
    put_down = DossierInitiative.objects.filter(dossier=accepting, initiative=OuterRef(f"{prefix}pk"))
    return confirmed | (whole & Exists(put_down))


def _read_headcounts(known: _Known, units: list[int], period: Period) -> None:
    latest = (
        Headcount.objects.filter(unit__in=units, as_of__lte=period.end)
        .order_by("unit_id", "-as_of")
        .distinct("unit_id")
        .values_list("unit_id", "members", "members_female")
    )
    known.headcounts.update({unit: (members, women) for unit, members, women in latest})


def _key(row: EntryRow) -> SubjectKey:
    return row.subject_kind, getattr(row, COLUMN_OF_KIND[row.subject_kind])


def _subject(values: list[Any]) -> SubjectKey:
    kind, member, collective, unit = values
    return kind, member or collective or unit


def _graded(members: type[levels.Graded], code: str) -> Any:
    return members[code.upper()] if code else None


def _coded(members: type[levels.Coded], code: str | None) -> Any:
    """The member of that code; ``None`` for a code the tally has no word for, such as a scope of many kinds."""
    return _BY_CODE[members].get(code) if code else None


_BY_CODE: Mapping[type[levels.Coded], Mapping[str, Any]] = {
    members: {member.value: member for member in members}
    for members in (levels.UnitKind, levels.Block, levels.Gender, levels.AwardScope)
}


def _months(since: dt.date | None, until: dt.date) -> int | None:
    """Whole months; ``None`` when the founding day is unknown or lies later."""
    if since is None or since > until:
        return None
    return (until.year - since.year) * MONTHS + until.month - since.month - (until.day < since.day)
