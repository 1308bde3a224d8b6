"""The results of a run as its pages list them: by award, with the places and the line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from awards.models import Outcome, Recommendation, RecommendationState, TallyRun
from awards.selectors.explanation import Standing, gap_of, order_of, rank_by_of, standing_of
from awards.selectors.findings import quota_finding
from awards.selectors.quotas import approved_text, places_in, quota_text
from catalogue.models import AwardType

SHOWN = (
    *("run", "outcome", "outcome_order", "eligible", "rank", "rank_values", "tie_at_line", "stopped_by", "state"),
    *("award__code", "standard_version", "unit__code", "unit__name", "unit__short_name"),
    *("entry__subject_kind", "entry__member__full_name", "entry__member__birth_date", "entry__member__position"),
    *("entry__collective__name", "entry__subject_unit__name", "entry__subject_unit__short_name"),
    *("assessment__place", "assessment__facts", "assessment__findings", "override__outcome"),
)
"""What a row of the list is made from."""


@dataclass(frozen=True, slots=True)
class AwardLine:
    """One award of a run: how many have which outcome, how many were decided, its places, in words and as a number.

    ``places`` is ``None`` without a limit for the whole campaign.
    """

    code: str
    name: str
    counts: dict[str, int]
    approved: int
    refused: int
    quota: str
    places: int | None

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def approved_text(self) -> str:
        return approved_text(self.approved, self.places)

    @property
    def is_overfull(self) -> bool:
        """Whether more are approved than there are places."""
        return self.places is not None and self.approved > self.places


def award_lines(run: TallyRun) -> list[AwardLine]:
    """The awards the run considered, those with the most entries first."""
    decided: defaultdict[tuple[str, str], int] = defaultdict(int)
    moved_on = run.recommendations.exclude(state=RecommendationState.PROPOSED).order_by()
    for code, state, number in moved_on.values_list("award__code", "state").annotate(Count("pk")):
        decided[code, state] = number
    lines = [
        AwardLine(
            code=code,
            name=award["name"],
            counts=run.counts.get(code, {}),
            approved=decided[code, RecommendationState.APPROVED],
            refused=decided[code, RecommendationState.REFUSED],
            quota=quota_text(run.quotas.get(code, {})),
            places=places_in(run, code),
        )
        for code, award in run.standards["awards"].items()
    ]
    return sorted(lines, key=lambda line: -line.total)


def taken_text(recommendation: Recommendation) -> str:
    """How many of the places for the award of ``recommendation`` are taken, in words."""
    run = recommendation.run
    approved = run.recommendations.filter(award=recommendation.award, state=RecommendationState.APPROVED).count()
    return approved_text(approved, places_in(run, recommendation.award.code))


def results_of(run: TallyRun, code: str) -> QuerySet[Recommendation]:
    """The results for one award in the order of the list: by outcome, then by rank."""
    award = AwardType.objects.get(code=code)
    return Recommendation.objects.filter(run=run, award=award).order_by("outcome_order", "rank", "pk")


def with_details(run: TallyRun, pks: Iterable[int]) -> list[Recommendation]:
    """The results of ``run`` with ``pks``, in that order, with what a row of the list shows."""
    wanted = list(pks)
    found = {}
    rows = Recommendation.objects.with_subject().select_related("unit", "assessment", "override").only(*SHOWN)
    for row in rows.filter(pk__in=wanted):
        row.run = run
        found[row.pk] = row
    return [found[pk] for pk in wanted]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A result on a page: its figures in the order or, for one out of it, what is missing.

    ``stopped`` names the quota that had no room, ``decided_by`` the figure that puts it before the next one where the
    first figure is equal; both are mostly empty. ``is_last_above`` asks for the line under it, ``is_first_below`` for
    the line over it.
    """

    recommendation: Recommendation
    standing: list[Standing]
    gap: str
    stopped: str
    decided_by: str
    is_last_above: bool
    is_first_below: bool


def rows_of_page(
    run: TallyRun, page: list[Recommendation], *, places_before: int | None, begins: bool
) -> list[ResultRow]:
    """The rows of a page with the line drawn where recommended ones end and others follow.

    ``places_before`` counts the results before the page in the whole list, ``None`` when a filter hides some:
    then a line at the page's end is drawn on the next one only if both sides stand on it. ``begins`` tells that
    nobody stands before the page: then the line is its first row when nobody is above it.
    """
    rows = []
    for place, recommendation in enumerate(page):
        recommended = recommendation.outcome == Outcome.RECOMMENDED
        if place + 1 < len(page):
            ends = page[place + 1].outcome != Outcome.RECOMMENDED
        else:
            counted = run.counts.get(recommendation.award.code, {})
            here = None if places_before is None else places_before + place + 1
            ends = here == counted.get(Outcome.RECOMMENDED) and here < sum(counted.values())
        eligible = recommendation.eligible
        rows.append(
            ResultRow(
                recommendation,
                standing=standing_of(recommendation, rank_by_of(recommendation, run.standards)) if eligible else [],
                gap="" if eligible else gap_of(recommendation),
                stopped=_stopped(recommendation) if eligible and not recommended else "",
                decided_by=_decided_by(run, recommendation, page[place + 1]) if place + 1 < len(page) else "",
                is_last_above=recommended and ends,
                is_first_below=begins and place == 0 and not recommended,
            )
        )
    return rows


def _stopped(recommendation: Recommendation) -> str:
    """«trong 04 suất của cả đợt – dưới vạch», or who decides among equals."""
    quota = quota_finding(recommendation).required.text(_)
    if recommendation.tie_at_line:
        return _("%(quota)s – hội đồng quyết định") % {"quota": quota}
    return _("%(quota)s – dưới vạch") % {"quota": quota}


def _decided_by(run: TallyRun, row: Recommendation, after: Recommendation) -> str:
    """The tie-break: by which figure but the first ``row`` stands before the one after it, in the same queue."""
    ours, theirs = row.rank_values, after.rank_values
    if not (row.eligible and after.eligible) or row.rank == after.rank or len(ours) != len(theirs):
        return ""
    place = next((place for place, pair in enumerate(zip(ours, theirs, strict=True)) if pair[0] != pair[1]), 0)
    order = rank_by_of(row, run.standards)
    return " ".join(order_of(order[place : place + 1])) if place else ""
