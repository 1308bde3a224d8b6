"""The registration report of a campaign: every figure an article about it would give."""

from collections import defaultdict
from dataclasses import asdict, dataclass

from django.db.models import Count, Q, Sum

from campaigns.models import Indicator, Target, TargetOrigin
from common.vietnamese import percent
from people.models import SubjectKind
from reports.selectors.counted import Counted
from reports.selectors.paragraph import registration_paragraph
from units.models import Block, Headcount

COLLECTIVES = [SubjectKind.COLLECTIVE, SubjectKind.UNIT]


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


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target beside what is registered; ``percent`` is ``None`` where nothing was asked («chưa giao»)."""

    indicator: str
    target: int | None
    actual: int
    percent: float | None


@dataclass(frozen=True, slots=True)
class RegistrationReport:
    """The figures of ``Counted``; money in đồng."""

    counted: Counted
    works: dict[str, int]
    initiatives: dict[str, int]
    entries: list[AwardLine]
    targets: list[TargetLine]
    units: dict[str, object]

    @property
    def target_rows(self) -> list[dict[str, object]]:
        """The targets with the words of their indicator, for a page."""
        return [{"label": Indicator(line.indicator).label} | asdict(line) for line in self.targets]

    @property
    def has_households(self) -> bool:
        return any(line.households for line in self.entries)

    @property
    def paragraph(self) -> str:
        return registration_paragraph(self)

    def as_json(self) -> dict[str, object]:
        """The published shape of the report."""
        return {
            "campaign": self.counted.campaign.code,
            "unit": self.counted.unit.code,
            "as_of": self.counted.day.isoformat(),
            "works": self.works,
            "initiatives": self.initiatives,
            "entries": [asdict(line) for line in self.entries],
            "targets": [asdict(line) for line in self.targets],
            "units": self.units,
            "paragraph": self.paragraph,
        }


def registration_report(counted: Counted) -> RegistrationReport:
    """The report, in a fixed number of queries whatever it counts."""
    works = counted.works().aggregate(count=Count("pk"), value=Sum("value", default=0))
    initiatives = counted.initiatives().aggregate(
        count=Count("pk"),
        benefit_declared=Sum("benefit_declared", default=0),
        benefit_confirmed=Sum("benefit_confirmed", default=0),
    )
    works, initiatives = _whole(works), _whole(initiatives)
    entries = award_lines(counted)
    return RegistrationReport(
        counted=counted,
        works=works,
        initiatives=initiatives,
        entries=entries,
        targets=target_lines(counted, works=works, initiatives=initiatives, entries=entries),
        units=unit_figures(counted),
    )


def _whole(sums) -> dict[str, int]:
    return {name: int(value) for name, value in sums.items()}


def award_lines(counted: Counted) -> list[AwardLine]:
    """One line an award, in the order of the catalogue."""
    rows = (
        counted.entries()
        .values("award__code", "award__name", "award__level_unknown")
        .annotate(
            collectives=Count("pk", filter=Q(subject_kind__in=COLLECTIVES)),
            individuals=Count("pk", filter=Q(subject_kind=SubjectKind.INDIVIDUAL)),
            households=Count("pk", filter=Q(subject_kind=SubjectKind.HOUSEHOLD)),
        )
        .order_by("award__position", "award__code")
    )
    repeated = _repeated(counted)
    return [
        AwardLine(
            award=row["award__code"],
            name=row["award__name"],
            collectives=row["collectives"],
            individuals=row["individuals"],
            households=row["households"],
            repeated=repeated[row["award__code"]],
            level_unknown=row["award__level_unknown"],
        )
        for row in rows
    ]


def _repeated(counted: Counted) -> dict[str, int]:
    """By award, how many entries are of a subject that already stands in another phase."""
    subjects = counted.entries().values("award__code", "member", "collective", "subject_unit")
    repeated: dict[str, int] = defaultdict(int)
    for row in subjects.annotate(times=Count("pk")).filter(times__gt=1):
        repeated[row["award__code"]] += row["times"] - 1
    return repeated


def target_lines(counted: Counted, *, works, initiatives, entries) -> list[TargetLine]:
    """What was asked of the unit beside what is registered, for every indicator that was asked of anybody."""
    asked = targets_asked(counted)
    actual = {
        Indicator.INITIATIVES: initiatives["count"],
        Indicator.WORKS: works["count"],
        Indicator.WORKS_VALUE: works["value"],
        Indicator.INDIVIDUAL_TITLES: sum(line.individuals for line in entries),
        Indicator.COLLECTIVE_TITLES: sum(line.collectives for line in entries),
    }
    lines = []
    for indicator in (each for each in Indicator if each in asked and each in actual):
        share = percent(actual[indicator], asked[indicator])
        lines.append(
            TargetLine(
                indicator=indicator.value,
                target=asked[indicator],
                actual=actual[indicator],
                percent=None if share is None else float(share),
            )
        )
    return lines


def targets_asked(counted: Counted) -> dict[str, int]:
    """Per indicator the unit's own target, else the sum over the topmost units under it that have one."""
    rows = (
        Target.objects.filter(campaign=counted.campaign, origin=TargetOrigin.ASSIGNED, unit__in=counted.unit_ids)
        .order_by("indicator", "unit__path")
        .values_list("indicator", "unit__path", "value")
    )
    asked: dict[str, int] = {}
    top: dict[str, str] = {}
    for indicator, path, value in rows:
        if indicator in top and path.startswith(top[indicator]):
            continue
        top[indicator] = path
        asked[indicator] = asked.get(indicator, 0) + value
    return asked


def unit_figures(counted: Counted) -> dict[str, object]:
    """Units the campaign invites, by block, and the people of all units by their latest headcount of the day."""
    blocks = dict(
        counted.invited()
        .order_by()
        .values_list("unit__block")
        .annotate(count=Count("pk"))
        .values_list("unit__block", "count")
    )
    people = headcount_sums(counted)
    return {
        "count": sum(blocks.values()),
        "by_block": {block.value: blocks[block] for block in Block if blocks.get(block)},
        **people,
        "members_female_percent": _as_float(percent(people["members_female"], people["members"])),
    }


def headcount_sums(counted: Counted) -> dict[str, int]:
    """Sums of the latest headcount up to the day of every unit on the map of the day."""
    known = Headcount.objects.filter(unit__in=counted.unit_ids, as_of__lte=counted.day)
    latest = known.order_by("unit", "-as_of").distinct("unit").values("pk")
    sums = Headcount.objects.filter(pk__in=latest).aggregate(
        workers=Sum("workers", default=0),
        workers_female=Sum("workers_female", default=0),
        members=Sum("members", default=0),
        members_female=Sum("members_female", default=0),
    )
    return _whole(sums)


def _as_float(value) -> float | None:
    return None if value is None else float(value)
