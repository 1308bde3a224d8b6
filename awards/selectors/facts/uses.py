"""The awards that initiatives, and the achievements of a campaign, were used for before."""

from collections.abc import Callable

from awards.selectors.facts.given import given_to
from awards.selectors.facts.honours import honours_of
from awards.selectors.facts.slices import Reader, Row, Slice, Source
from awards.tally import facts as tally
from campaigns.models import CampaignAward

Use = Callable[[Row, tally.Initiative], tuple[str, ...] | None]


def read_uses(cut: Slice) -> Use:
    """What an initiative was used for: awards approved for the subject whose conditions counted it.

    The award it is put up for itself is no use. None is known of an initiative where an honour was decided elsewhere,
    in its year or later, for an award whose standard asks for initiatives: on which it rested no register says. Where
    there is no such honour it was used for nothing.
    """
    given, held = given_to(cut), honours_of(cut)

    def of(row: Row, item: tally.Initiative) -> tuple[str, ...] | None:
        mine = given.get(row.key, ())
        if used := {each.award for each in mine if item.ref in each.refs and not each.is_of(row)}:
            return tuple(sorted(used))
        known = {(each.award, each.year) for each in mine} | {(row.award_code, cut.period.end.year)}
        later = {
            (each.award, each.year)
            for each in held.get(row.key, ())
            if each.rests_on_initiatives and each.predecessor is None and (item.year is None or each.year >= item.year)
        }
        return None if later - known else ()

    return of


def read_achievements(cut: Slice) -> Reader:
    """``achievement_used_for``: the other awards of the entry's campaign that the subject was given.

    What a subject did in one campaign is one achievement; another campaign rewards another, and another level may
    reward the same year. Unknown where an honour of the year that the campaign may lead to stands without its campaign,
    and of a subject nobody put up. No line means it was used for nothing.
    """
    given, held = given_to(cut), honours_of(cut)
    possible = set(CampaignAward.objects.filter(campaign__in=cut.campaigns).values_list("campaign", "award__code"))

    def of(row: Row) -> dict[str, tuple[str, ...]]:
        if row.campaign_id is None:
            return {}
        used = {each.award for each in given.get(row.key, ()) if each.campaign == row.campaign_id}
        honours = [each for each in held.get(row.key, ()) if each.predecessor is None]
        used |= {each.award for each in honours if each.campaign == row.campaign_id}
        used.discard(row.award_code)
        of_the_year = {each.award for each in honours if each.campaign is None and each.year == cut.period.end.year}
        stray = {award for award in of_the_year if (row.campaign_id, award) in possible}
        if not used and stray - {row.award_code}:
            return {}
        return {"achievement_used_for": tuple(sorted(used))}

    return of


ACHIEVEMENTS = Source(frozenset({"achievement_used_for"}), read_achievements)
