"""The sums of the registration report, from the rows of now or from what was sent by a past day."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from catalogue.models import AwardType
from contributions.querysets import CONFIRMED_STATES
from people.models import SubjectKind
from reports.selectors.counted import Counted
from reports.selectors.sent import Sent, SentEntry

COLLECTIVES = (SubjectKind.COLLECTIVE, SubjectKind.UNIT)
SUBJECT = {
    SubjectKind.INDIVIDUAL: "member",
    SubjectKind.HOUSEHOLD: "member",
    SubjectKind.COLLECTIVE: "collective",
    SubjectKind.UNIT: "subject_unit",
}
"""The column that names a subject of each kind."""


@dataclass(frozen=True, slots=True)
class AwardLine:
    """Entries for one award. ``repeated`` counts entries of a subject that already stands in another phase."""

    award: str
    name: str
    collectives: int
    individuals: int
    households: int
    repeated: int
    level_unknown: bool

    @property
    def label(self) -> str:
        """The award by name; one whose level no source gives says so."""
        return f"{self.name} ({_('chưa rõ cấp')})" if self.level_unknown else self.name


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts and sums; money in đồng, benefits apart as declared and as confirmed by a level above."""

    works: dict[str, int]
    initiatives: dict[str, int]
    entries: list[AwardLine]


def figures_of(counted: Counted) -> Figures:
    """In a fixed number of queries whatever is counted."""
    return _sent(Sent(counted)) if counted.as_of else _standing(counted)


def _standing(counted: Counted) -> Figures:
    works = counted.works().aggregate(count=Count("pk"), value=Sum("value", default=0))
    initiatives = counted.initiatives().aggregate(
        count=Count("pk"),
        benefit_declared=Sum("benefit_declared", default=0),
        benefit_confirmed=Sum("benefit_confirmed", filter=Q(state__in=CONFIRMED_STATES), default=0),
    )
    return Figures(_whole(works), _whole(initiatives), _standing_lines(counted))


def _standing_lines(counted: Counted) -> list[AwardLine]:
    """One line an award, in the order of the catalogue."""
    rows = (
        counted.entries()
        .values("award__code", "award__name", "award__level_unknown")
        .annotate(
            **{f"{kind}_entries": Count("pk", filter=Q(subject_kind=kind)) for kind in SubjectKind},
            **{
                f"{kind}_subjects": Count(column, distinct=True, filter=Q(subject_kind=kind))
                for kind, column in SUBJECT.items()
            },
        )
        .order_by("award__position", "award__code")
    )
    return [
        AwardLine(
            award=row["award__code"],
            name=row["award__name"],
            collectives=sum(row[f"{kind}_entries"] for kind in COLLECTIVES),
            individuals=row[f"{SubjectKind.INDIVIDUAL}_entries"],
            households=row[f"{SubjectKind.HOUSEHOLD}_entries"],
            repeated=sum(row[f"{kind}_entries"] - row[f"{kind}_subjects"] for kind in SubjectKind),
            level_unknown=row["award__level_unknown"],
        )
        for row in rows
    ]


def _sent(sent: Sent) -> Figures:
    works, initiatives = sent.works, sent.initiatives
    return Figures(
        {"count": len(works), "value": sum(row.value or 0 for row in works)},
        {
            "count": len(initiatives),
            "benefit_declared": sum(row.benefit_declared or 0 for row in initiatives),
            "benefit_confirmed": sum(row.benefit_confirmed or 0 for row in initiatives),
        },
        _sent_lines(sent.entries),
    )


def _sent_lines(entries: list[SentEntry]) -> list[AwardLine]:
    """One line an award, in the order of the catalogue; an award that is no longer in it comes last."""
    names = {entry.award_code: entry.award for entry in entries}
    kinds = Counter((entry.award_code, entry.subject_kind) for entry in entries)
    subjects = Counter((entry.award_code, entry.subject_kind, entry.subject_code) for entry in entries)
    repeated: Counter[str] = Counter()
    for (award, _kind, _code), times in subjects.items():
        repeated[award] += times - 1
    known = AwardType.objects.filter(code__in=names).order_by("position", "code")
    awards = {award.code: award for award in known}
    return [
        AwardLine(
            award=code,
            name=awards[code].name if code in awards else names[code],
            collectives=sum(kinds[code, kind] for kind in COLLECTIVES),
            individuals=kinds[code, SubjectKind.INDIVIDUAL],
            households=kinds[code, SubjectKind.HOUSEHOLD],
            repeated=repeated[code],
            level_unknown=code in awards and awards[code].level_unknown,
        )
        for code in (*awards, *sorted(names.keys() - awards.keys()))
    ]


def _whole(sums: dict[str, object]) -> dict[str, int]:
    return {name: int(value) for name, value in sums.items()}
