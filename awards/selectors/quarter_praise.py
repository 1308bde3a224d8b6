"""Which unit comes first in a quarter: the most of all that are above their target, and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.models import Campaign, Indicator, PraiseBy
from campaigns.selectors.attainment import Attainment, Standing
from campaigns.selectors.reached import MEASURES
from campaigns.selectors.target_map import TargetMap
from campaigns.selectors.target_progress import TargetProgress, quarters_begun, span_of
from campaigns.selectors.target_words import amount_words, ratio_words
from common.quarter import Quarter
from common.vietnamese import format_number, today
from units.models import Unit

INDICATORS = tuple(indicator for indicator, measure in MEASURES.items() if measure.day)
"""What can be counted by quarter."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A unit with what it reached in the quarter, and since the campaign began beside its target."""

    unit: int
    amount: int
    so_far: Attainment

    @property
    def is_above(self) -> bool:
        """Above a target that asks for something; none, and one of 0, is nothing to be above."""
        return bool(self.so_far.target) and self.so_far.standing == Standing.ABOVE


@dataclass(frozen=True, slots=True)
class Contest:
    """A group's quarter: ``leaders`` share the first place, ``passed_over`` have more and are not above their target.

    Without a leader those of the most are passed over. Nobody leads with nothing.
    """

    label: str
    contenders: int
    leaders: tuple[Contender, ...]
    passed_over: tuple[Contender, ...]

    @property
    def is_tied(self) -> bool:
        return len(self.leaders) > 1


@dataclass(frozen=True, slots=True)
class Named:
    """A contender as it is shown: the unit, and in a sentence why it comes first or does not."""

    unit: Unit
    reason: str


@dataclass(frozen=True, slots=True)
class PraiseGroup:
    """A contest with its units and reasons."""

    contest: Contest
    leaders: tuple[Named, ...]
    passed_over: tuple[Named, ...]


def contest_of(label: str, contenders: Sequence[Contender]) -> Contest:
    """Who comes first among ``contenders``; a tie stays a tie."""
    above = [each for each in contenders if each.is_above]
    most_above = max((each.amount for each in above), default=0)
    most = max((each.amount for each in contenders), default=0)
    leaders = tuple(each for each in above if each.amount == most_above > 0)
    over = most if not leaders else most_above + 1
    passed_over = tuple(each for each in contenders if each.amount >= over > 0 and not each.is_above)
    return Contest(label, len(contenders), leaders, passed_over)


def praise_groups(campaign: Campaign, indicator: str, quarter: Quarter) -> list[PraiseGroup]:
    """The contests of a quarter, in the groups the campaign asks for; a fixed number of queries."""
    measured = TargetMap(campaign, campaign.unit, indicator)
    alone = TargetProgress(measured, span_of(campaign, quarter=quarter))
    so_far = TargetProgress(measured, span_of(campaign, until=quarter))
    contests = [
        contest_of(label, [Contender(unit, alone.reached_under(unit), so_far.of(unit)) for unit in units])
        for label, units in groups_of(campaign, so_far)
    ]
    shown = {each.unit for contest in contests for each in (*contest.leaders, *contest.passed_over)}
    units = Unit.objects.in_bulk(shown)
    return [
        PraiseGroup(
            contest,
            tuple(Named(units[each.unit], why_first(indicator, quarter, contest, each)) for each in contest.leaders),
            tuple(Named(units[each.unit], why_passed_over(indicator, quarter, each)) for each in contest.passed_over),
        )
        for contest in contests
    ]


def groups_of(campaign: Campaign, progress: TargetProgress) -> list[tuple[str, Sequence[int]]]:
    """The units that are measured against one another, by the name of their group.

    Clusters where the campaign asks for them and there are any; the whole is all units not under another one.
    """
    if campaign.praise_by == PraiseBy.BLOCK and (blocks := progress.by_block()):
        return [(group.label, group.units) for group in blocks]
    if campaign.praise_by == PraiseBy.CLUSTER and (clusters := progress.by_cluster()):
        return [(group.label, progress.map.topmost(group.units)) for group in clusters]
    return [(campaign.name, progress.map.topmost(progress.map.listed))]


def why_first(indicator: str, quarter: Quarter, contest: Contest, first: Contender) -> str:
    """«40 sáng kiến trong quý II/2022, nhiều nhất trong 35 đơn vị; luỹ kế 45/8 sáng kiến, 562,5%, vượt chỉ tiêu.»"""
    words = {
        "amount": amount_words(indicator, first.amount),
        "quarter": quarter.label,
        "count": format_number(contest.contenders),
        "ratio": ratio_words(indicator, first.so_far),
    }
    if contest.passed_over:
        return (
            _(
                "%(amount)s trong %(quarter)s, nhiều nhất trong các đơn vị vượt chỉ tiêu (xét %(count)s đơn vị); "
                "luỹ kế %(ratio)s."
            )
            % words
        )
    return (
        _("%(amount)s trong %(quarter)s, nhiều nhất trong %(count)s đơn vị; luỹ kế %(ratio)s, vượt chỉ tiêu.") % words
    )


def why_passed_over(indicator: str, quarter: Quarter, other: Contender) -> str:
    """Why a unit with so much does not come first."""
    words = {
        "amount": amount_words(indicator, other.amount),
        "quarter": quarter.label,
        "ratio": ratio_words(indicator, other.so_far),
    }
    if other.so_far.target is None:
        return _("%(amount)s trong %(quarter)s nhưng chưa được giao chỉ tiêu nên không xét.") % words
    return _("%(amount)s trong %(quarter)s nhưng chưa vượt chỉ tiêu (luỹ kế %(ratio)s) nên không xét.") % words


def quarters_to_praise(campaign: Campaign) -> list[Quarter]:
    """The quarters that have begun, the latest that is over first, and what is still running last."""
    begun = quarters_begun(campaign)
    over = [quarter for quarter in begun if is_over(campaign, quarter)]
    return [*reversed(over), *(quarter for quarter in begun if quarter not in over)]


def is_over(campaign: Campaign, quarter: Quarter) -> bool:
    """Whether no more rows can fall into the quarter."""
    return min(quarter.last, campaign.ends_on) < today()


def praisable(indicator: str) -> str:
    """The indicator asked for if it is counted by quarter, else initiatives."""
    return indicator if indicator in INDICATORS else Indicator.INITIATIVES.value
