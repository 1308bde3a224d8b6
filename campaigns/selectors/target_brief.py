"""The targets of a campaign in a line each, for a home page."""

from dataclasses import dataclass

from campaigns.models import Campaign, Indicator
from campaigns.selectors.attainment import Attainment, Standing
from campaigns.selectors.target_progress import handed_indicators, in_standing, progress_under
from campaigns.selectors.target_words import ratio_words
from units.models import Unit


@dataclass(frozen=True, slots=True)
class TargetBrief:
    """What was reached of one indicator by all units under one, and how many of them are ``behind`` their target."""

    indicator: Indicator
    whole: Attainment
    behind: int

    @property
    def words(self) -> str:
        """«7.929/1.500 sáng kiến, 528,6%»."""
        return ratio_words(self.indicator, self.whole)


def briefs_under(campaign: Campaign, top: Unit) -> list[TargetBrief]:
    """A brief of each indicator anybody under ``top`` has a target of; queries grow with indicators, not with units."""
    return [_brief(campaign, top, Indicator(indicator)) for indicator in handed_indicators(campaign, top)]


def _brief(campaign: Campaign, top: Unit, indicator: Indicator) -> TargetBrief:
    progress = progress_under(campaign, top, indicator)
    return TargetBrief(indicator, progress.whole, len(in_standing(progress, progress.units_of(), Standing.BEHIND)))
