"""The registration report of a campaign: every figure an article about it would give."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from django.db.models import Count, OuterRef, QuerySet, Subquery

from campaigns.models import Indicator, Target, TargetOrigin
from common.vietnamese import percent
from reports.models import ReportedFigure
from reports.selectors.counted import Counted
from reports.selectors.figures import AwardLine, Figures, figures_of
from reports.selectors.headcounts import people_of
from reports.selectors.paragraph import registration_paragraph
from reports.selectors.reported import reported_beside
from units.models import Block, UnitPlacement


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target beside what is registered; ``percent`` is ``None`` where nothing was asked («chưa giao»)."""

    indicator: str
    target: int | None
    actual: int
    percent: float | None

    @property
    def label(self) -> str:
        return str(Indicator(self.indicator).label)


@dataclass(frozen=True, slots=True)
class RegistrationReport:
    """The figures of ``Counted``; money in đồng. ``headcount_units`` is how many units the people were counted at."""

    counted: Counted
    works: dict[str, int]
    initiatives: dict[str, int]
    entries: list[AwardLine]
    targets: list[TargetLine]
    units: dict[str, object]
    headcount_units: int
    reported: list[ReportedFigure]

    @property
    def has_households(self) -> bool:
        return any(line.households for line in self.entries)

    @property
    def blocks(self) -> list[tuple[Block, int]]:
        """The blocks of the invited units, with how many of them are of each."""
        return [(Block(block), count) for block, count in self.units["by_block"].items()]

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
            "reported": [figure.as_json() for figure in self.reported],
        }


def registration_report(counted: Counted) -> RegistrationReport:
    """The report, in a fixed number of queries whatever it counts."""
    figures = figures_of(counted)
    headcount_units, people = people_of(counted)
    return RegistrationReport(
        counted=counted,
        works=figures.works,
        initiatives=figures.initiatives,
        entries=figures.entries,
        targets=target_lines(counted, figures),
        units=unit_figures(counted, people),
        headcount_units=headcount_units,
        reported=reported_beside(counted),
    )


def target_lines(counted: Counted, figures: Figures) -> list[TargetLine]:
    """What was asked of the unit beside what is registered, for every indicator that was asked of anybody."""
    asked = targets_asked(counted)
    actual = {
        Indicator.INITIATIVES: figures.initiatives["count"],
        Indicator.WORKS: figures.works["count"],
        Indicator.WORKS_VALUE: figures.works["value"],
        Indicator.INDIVIDUAL_TITLES: sum(line.individuals for line in figures.entries),
        Indicator.COLLECTIVE_TITLES: sum(line.collectives for line in figures.entries),
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
    """Per indicator the unit's own target, else the sum over the topmost units under it that have one.

    By the map of the day: of a unit that had ended nothing is asked any more.
    """
    asked: dict[str, int] = {}
    for _pk, indicator, value in _topmost(counted):
        asked[indicator] = asked.get(indicator, 0) + value
    return asked


def topmost_targets(counted: Counted, *, below: bool = False) -> QuerySet[Target]:
    """The targets that ``targets_asked`` adds up; ``below`` those of the topmost units under the counted one."""
    return Target.objects.filter(pk__in=[pk for pk, _indicator, _value in _topmost(counted, below=below)])


def _topmost(counted: Counted, *, below: bool = False) -> Iterator[tuple[int, str, int]]:
    place = UnitPlacement.objects.on(counted.tree_day).filter(unit=OuterRef("unit")).values("path")[:1]
    rows = (
        Target.objects.filter(campaign=counted.campaign, origin=TargetOrigin.ASSIGNED, unit__in=counted.unit_ids)
        .annotate(place=Subquery(place))
        .filter(place__isnull=False)
        .exclude(unit=counted.unit if below else None)
        .order_by("indicator", "place")
        .values_list("pk", "indicator", "place", "value")
    )
    top: dict[str, str] = {}
    for pk, indicator, path, value in rows:
        if indicator in top and path.startswith(top[indicator]):
            continue
        top[indicator] = path
        yield pk, indicator, value


def unit_figures(counted: Counted, people: dict[str, int]) -> dict[str, object]:
    """Units the campaign invites, by block, and their people."""
    blocks = dict(
        counted.invited()
        .order_by()
        .values_list("unit__block")
        .annotate(count=Count("pk"))
        .values_list("unit__block", "count")
    )
    women = percent(people["members_female"], people["members"])
    return {
        "count": sum(blocks.values()),
        "by_block": {block.value: blocks[block] for block in Block if blocks.get(block)},
        **people,
        "members_female_percent": None if women is None else float(women),
    }
