"""What the tally is told of scores, votes and absences; as many queries for one subject as for many."""

import datetime as dt
from decimal import Decimal

import pytest

from people.selectors.absences import AbsenceFact, absences_of, days_away
from people.services.standing import record_absence
from scores.models import CouncilVote
from scores.selectors.facts import ScoredCard, ScoreFact, VoteFact, score_for, scored_cards, vote_facts
from scores.services.card import save_scores
from scores.services.moves import appraise_card
from tests.factories import MemberFactory
from tests.scores.conftest import OWN


def test_the_score_that_counts(scored, tree, people, campaign, sheet, django_assert_num_queries):
    scored(tree.base, people["editor"], "appraised", {"I.1": Decimal(60), "I.2": Decimal(20)})
    scored(tree.base2, people["editor2"], "cluster_scored")
    scored(tree.other, people["editor_elsewhere"], "sent")
    subjects = [("unit", unit.pk) for unit in (tree.base, tree.base2, tree.other, tree.far)]
    with django_assert_num_queries(1):
        cards = scored_cards([campaign.pk], subjects)
    assert {key: score_for("LDTT", found) for key, found in cards.items()} == {
        (campaign.pk, ("unit", tree.base.pk)): ScoreFact(Decimal(80), Decimal("0.5"), "B", False),
        (campaign.pk, ("unit", tree.base2.pk)): ScoreFact(Decimal(90), Decimal("0.833333"), "A", False),
    }
    with django_assert_num_queries(1):
        assert len(scored_cards([campaign.pk], subjects[:1])) == 1


def test_a_knocked_out_card_has_no_band(scored, tree, people, campaign, sheet):
    card = scored(tree.base, people["editor"], "cluster_scored")
    save_scores(card, column="appraised", points=OWN, by=people["specialist"], knock_outs=[sheet.knock_outs.get().pk])
    appraise_card(card, by=people["specialist"])
    cards = scored_cards([campaign.pk], [("unit", tree.base.pk)])
    assert {key: score_for("LDTT", found) for key, found in cards.items()} == {
        (campaign.pk, ("unit", tree.base.pk)): ScoreFact(Decimal(90), Decimal("0.833333"), None, True)
    }


def scored_card(series, points, awards=()):
    return ScoredCard(series, awards, ScoreFact(Decimal(points), None, None, False))


@pytest.mark.parametrize(
    ("award", "cards", "points"),
    [
        # the sheet made for the award, whichever was opened last
        ("CO_XSD", [("CDCS", 98), ("XSD", 91, ["BK_XSD", "CO_XSD"])], 91),
        ("CO_XSD", [("XSD", 91, ["BK_XSD", "CO_XSD"]), ("CDCS", 98)], 91),
        # a sheet made for another award does not speak for this one while there is one made for none
        ("LDTT", [("XSD", 91, ["CO_XSD"]), ("CDCS", 98)], 98),
        ("LDTT", [("XSD", 91, ["CO_XSD"])], 91),
        # of one series the last opened, a new version in place of an old one
        ("LDTT", [("CDCS", 98), ("CDCS", 60)], 98),
        # nobody said which of several series is meant
        ("LDTT", [("CDCS", 98), ("CUM_1000", 950)], None),
        ("LDTT", [("XSD", 91, ["CO_XSD"]), ("VHTT", 96, ["CO_VHTT"])], None),
        ("LDTT", [], None),
    ],
)
def test_which_of_several_cards_counts(award, cards, points):
    """The cards come as they are read: the last opened first."""
    found = score_for(award, [scored_card(*card) for card in cards])
    assert (found and found.total) == points


def test_votes_by_subject_and_award(tree, campaign, awards, django_assert_num_queries):
    member = MemberFactory(unit=tree.base)
    about = {"campaign": campaign, "unit": tree.base, "council_members": 9}
    CouncilVote.objects.create(**about, award=awards.title, subject_kind="individual", member=member, votes_for=8)
    CouncilVote.objects.create(**about, award=awards.flag, subject_kind="unit", subject_unit=tree.base, votes_for=0)
    with django_assert_num_queries(1):
        found = vote_facts([campaign.pk], [("individual", member.pk), ("unit", tree.base.pk), ("unit", tree.far.pk)])
    assert found == {
        (campaign.pk, awards.title.pk, ("individual", member.pk)): VoteFact(8, 9),
        (campaign.pk, awards.flag.pk, ("unit", tree.base.pk)): VoteFact(0, 9),
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_absences_keep_maternity_apart(tree, rows, django_assert_num_queries):
    members = [MemberFactory(unit=tree.base) for _ in range(rows)]
    for member in members:
        record_absence(member=member, year=2025, reason="maternity", working_days=Decimal(30))
        record_absence(member=member, year=2025, reason="sick", working_days=Decimal("12.5"))
        record_absence(member=member, year=2024, reason="sick", working_days=Decimal(99))
    keys = [member.pk for member in [*members, MemberFactory(unit=tree.base)]]
    with django_assert_num_queries(1):
        found = absences_of(keys, 2025, 2025)
    year = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
    away = {member: days_away(lines, *year) for member, lines in found.items()}
    assert away == {member.pk: AbsenceFact(Decimal("42.5"), Decimal(30)) for member in members}
