"""The awards that initiatives, and the achievements of a campaign, were used for before."""

from collections import defaultdict
from collections.abc import Callable

from django.db.models import BooleanField, F, Func, Q

from awards.models import Honour, StandardVersion
from awards.selectors.entries import SUBJECT
from awards.selectors.facts.given import given_to
from awards.selectors.facts.slices import Reader, Row, Slice, Source, SubjectKey, subject_of
from awards.tally import facts as tally
from campaigns.models import CampaignAward

Use = Callable[[Row, tally.Initiative], tuple[str, ...] | None]


class AsksForInitiatives(Func):
    """Whether somewhere in the tree of a standard a condition asks for initiatives or what they are worth."""

    template = """jsonb_path_exists(%(expressions)s, '$.**.condition ? (@ == "initiatives" || @ == "benefit")')"""
    output_field = BooleanField()


def read_uses(cut: Slice) -> Use:
    """What an initiative was used for: awards approved for the subject whose conditions counted it; two queries.

    The award it is put up for itself is no use. None is known of an initiative where an honour was decided elsewhere,
    in its year or later, for an award whose standard asks for initiatives: on which it rested no register says. Where
    there is no such honour it was used for nothing.
    """
    given, elsewhere = given_to(cut), _decided_elsewhere(cut)

    def of(row: Row, item: tally.Initiative) -> tuple[str, ...] | None:
        mine = given.get(row.key, ())
        if used := {each.award for each in mine if item.ref in each.refs and not each.is_of(row)}:
            return tuple(sorted(used))
        known = {(each.award, each.year) for each in mine} | {(row.award_code, cut.period.end.year)}
        later = {held for held in elsewhere.get(row.key, ()) if item.year is None or held[1] >= item.year}
        return None if later - known else ()

    return of


def _decided_elsewhere(cut: Slice) -> dict[SubjectKey, set[tuple[str, int]]]:
    """By subject the honours, by award and year, of awards that ask for initiatives."""
    asking = StandardVersion.objects.settled().filter(AsksForInitiatives(F("tree")))
    found: dict[SubjectKey, set[tuple[str, int]]] = defaultdict(set)
    rows = Honour.objects.filter(cut.about, award__in=asking.order_by().values("award"))
    for *subject, award, year in rows.order_by().values_list(*SUBJECT, "award__code", "year"):
        found[subject_of(subject)].add((award, year))
    return found


def read_achievements(cut: Slice) -> Reader:
    """``achievement_used_for``: the other awards of the entry's campaign that the subject was given.

    What a subject did in one campaign is one achievement; another campaign rewards another, and another level may
    reward the same year. Unknown where an honour of the year that the campaign may lead to stands without its campaign,
    and of a subject nobody put up. No line means it was used for nothing.
    """
    given, held = given_to(cut), _honours(cut)
    possible = set(CampaignAward.objects.filter(campaign__in=cut.campaigns).values_list("campaign", "award__code"))

    def of(row: Row) -> dict[str, tuple[str, ...]]:
        if row.campaign_id is None:
            return {}
        used = {each.award for each in given.get(row.key, ()) if each.campaign == row.campaign_id}
        honours = held.get(row.key, set())
        used |= {award for award, campaign in honours if campaign == row.campaign_id}
        used.discard(row.award_code)
        stray = {award for award, campaign in honours if campaign is None and (row.campaign_id, award) in possible}
        if not used and stray - {row.award_code}:
            return {}
        return {"achievement_used_for": tuple(sorted(used))}

    return of


def _honours(cut: Slice) -> dict[SubjectKey, set[tuple[str, int | None]]]:
    """By subject award and campaign of the honours of these campaigns, and of the year without a campaign."""
    of_campaign = Q(campaign__in=cut.campaigns) | Q(campaign__isnull=True, year=cut.period.end.year)
    found: dict[SubjectKey, set[tuple[str, int | None]]] = defaultdict(set)
    rows = Honour.objects.filter(cut.about & of_campaign)
    for *subject, award, campaign in rows.order_by().values_list(*SUBJECT, "award__code", "campaign"):
        found[subject_of(subject)].add((award, campaign))
    return found


ACHIEVEMENTS = Source(frozenset({"achievement_used_for"}), read_achievements)
