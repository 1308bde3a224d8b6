"""Scores, votes and absences on their way to the tally."""

from decimal import Decimal

import pytest

from awards.selectors.facts import Period, facts_about, facts_of
from awards.tally import facts as tally
from campaigns.models import Entry
from people.services.standing import record_absence
from scores.models import CardState, CouncilVote, KnockOut
from tests.factories import EntryFactory, ScoreCardFactory, ScoreSheetFactory


@pytest.fixture
def entry(world):
    return EntryFactory(
        dossier=world.dossier(), award=world.award, subject_kind="unit", member=None, subject_unit=world.tree.base
    )


def period_of(campaign) -> Period:
    return Period(campaign.starts_on, campaign.ends_on, campaign.ends_on)


def facts(entry) -> tally.Facts:
    (considered,) = facts_of(Entry.objects.filter(pk=entry.pk), period_of(entry.dossier.campaign))
    return considered.facts


def card_of(entry, **fields):
    fields = {"state": CardState.APPRAISED, "score": Decimal("95.5"), "ratio": Decimal("0.62")} | fields
    fields = {"sheet": fields.pop("sheet", None) or ScoreSheetFactory()} | fields
    return ScoreCardFactory(campaign=entry.dossier.campaign, unit=entry.subject_unit, **fields)


def test_a_scored_card_tells_score_and_ratio(entry):
    assert (facts(entry).score, facts(entry).score_min_criterion_ratio) == (None, None)
    card_of(entry)
    assert (facts(entry).score, facts(entry).score_min_criterion_ratio) == (Decimal("95.5"), Decimal("0.62"))


def test_zero_is_a_score(entry):
    card_of(entry, score=Decimal(0), ratio=None)
    assert (facts(entry).score, facts(entry).score_min_criterion_ratio) == (0, None)


def test_a_card_of_another_campaign_or_without_a_score_tells_nothing(entry, world):
    card_of(entry, score=None, ratio=None, state=CardState.SENT)
    ScoreCardFactory(unit=entry.subject_unit, sheet=ScoreSheetFactory(), score=Decimal(99))
    assert facts(entry).score is None


def test_points_somebody_is_excluded_with_are_unknown_and_the_exclusion_is_told(entry):
    sheet = ScoreSheetFactory(state="draft")
    hit = KnockOut.objects.create(sheet=sheet, code="TN", title="Để xảy ra tai nạn")
    card = card_of(entry, sheet=sheet)
    assert facts(entry).score_knocked_out is None
    card.knock_outs.create(knock_out=hit)
    assert (facts(entry).score, facts(entry).score_min_criterion_ratio) == (None, None)
    assert facts(entry).score_knocked_out is True


def test_the_card_of_the_sheet_made_for_the_award_counts(entry):
    made_for_it = ScoreSheetFactory(awards=[entry.award.code])
    card_of(entry, score=Decimal(98))
    card_of(entry, sheet=made_for_it, score=Decimal(91))
    card_of(entry, score=Decimal(97))
    assert facts(entry).score == Decimal(91)


def test_votes_are_those_for_the_award_of_the_entry(entry, awards):
    about = {"campaign": entry.dossier.campaign, "subject_kind": "unit", "subject_unit": entry.subject_unit}
    others = next(award for award in vars(awards).values() if award.pk != entry.award_id)
    CouncilVote.objects.create(**about, unit=entry.subject_unit, award=others, council_members=9, votes_for=1)
    assert facts(entry).votes is None
    CouncilVote.objects.create(**about, unit=entry.subject_unit, award=entry.award, council_members=9, votes_for=8)
    assert facts(entry).votes == tally.Votes(8, 9)


def test_absences_of_the_final_year_maternity_apart(world):
    entry = world.person(world.dossier())
    assert (facts(entry).absent_days, facts(entry).maternity_days) == (0, 0)
    year = period_of(entry.dossier.campaign).end.year
    record_absence(member=entry.member, year=year, reason="maternity", working_days=Decimal(30))
    record_absence(member=entry.member, year=year, reason="sick", working_days=Decimal(12))
    record_absence(member=entry.member, year=year - 1, reason="sick", working_days=Decimal(50))
    assert (facts(entry).absent_days, facts(entry).maternity_days) == (42, 30)


def test_a_subject_nobody_put_up_has_absences_but_no_campaign(world):
    entry = world.person(world.dossier())
    found = facts_about("individual", entry.member_id, period_of(entry.dossier.campaign))
    assert (found.absent_days, found.score, found.votes) == (0, None, None)
