"""All that a subject was given and is put up for in a year, at all levels, beside one another."""

import datetime as dt

import pytest
from django.urls import reverse

from awards.models import Recommendation
from awards.services.honour import record_honour
from awards.services.override import override_outcome
from catalogue.models import AwardType, Road
from tests.awards.conftest import YEAR
from tests.awards.views.deciding import FRAME
from tests.factories import (
    AwardTypeFactory,
    DossierFactory,
    EntryFactory,
    LaunchedCampaignFactory,
    RoleAssignmentFactory,
)
from tests.pages import opened, words
from units.models import Role


def page(row) -> str:
    return reverse("awards:recommendation-levels", args=[row.pk])


def stands(client, row) -> list[tuple]:
    """Award, whether put up, outcome, decision of every line."""
    return [
        (
            stand.award.code,
            bool(stand.entry),
            stand.result.outcome if stand.result else "",
            stand.honour.decision_no if stand.honour else "",
        )
        for stand in opened(client, page(row)).context["stands"]
    ]


def campaign_of(unit, **fields):
    days = {"starts_on": dt.date(YEAR, 1, 1), "ends_on": dt.date(YEAR, 12, 31)} | fields
    return LaunchedCampaignFactory(unit=unit, **days)


def put_up(entry, campaign, award, *, state="accepted"):
    """The entry's person is put up for another award as well."""
    dossier = DossierFactory(campaign=campaign, unit=entry.dossier.unit, state=state)
    return EntryFactory(dossier=dossier, award=award, member=entry.member)


@pytest.fixture
def row(client, four_outcomes) -> Recommendation:
    client.force_login(four_outcomes.world.people["approver"])
    return four_outcomes.recommended


@pytest.fixture
def higher():
    return AwardTypeFactory(code="CAO", name="Bằng khen cấp trên", position=1, decided_by="Đoàn Chủ tịch")


def test_what_was_given_and_is_put_up_stands_beside_the_result(client, four_outcomes, row, higher):
    AwardType.objects.filter(pk=row.award_id).update(position=2)
    tree, entry = four_outcomes.world.tree, row.entry
    put_up(entry, campaign_of(tree.confederation), higher)
    given = {"subject": entry.member, "subject_kind": "individual", "award": higher}
    record_honour(**given, year=YEAR, decision_no="07/QĐ")
    record_honour(**given, year=YEAR - 1, decision_no="06/QĐ")
    assert stands(client, row) == [
        ("CAO", True, "", ""),
        ("CAO", False, "", "07/QĐ"),
        (row.award.code, True, "recommended", ""),
    ]
    text = words(opened(client, page(row)))
    assert "Đoàn Chủ tịch" in text and "chưa có kết quả" in text and "đang xem" in text and "06/QĐ" not in text
    assert page(row) in opened(client, reverse("awards:recommendation-detail", args=[row.pk])).content.decode()


def test_an_award_of_the_campaign_is_told_with_its_entry(client, four_outcomes, row):
    campaign, entry = four_outcomes.world.campaign, row.entry
    record_honour(
        subject=entry.member,
        subject_kind="individual",
        award=row.award,
        year=YEAR,
        decision_no="12/QĐ",
        campaign=campaign,
    )
    assert stands(client, row) == [(row.award.code, True, "recommended", "12/QĐ")]


def test_drafts_and_other_years_and_other_people_are_left_out(client, four_outcomes, row, higher):
    tree = four_outcomes.world.tree
    put_up(row.entry, campaign_of(tree.province), higher, state="draft")
    last_year = {"starts_on": dt.date(YEAR - 1, 1, 1), "ends_on": dt.date(YEAR - 1, 12, 31)}
    put_up(row.entry, campaign_of(tree.province, **last_year), higher)
    put_up(four_outcomes.below_line.entry, campaign_of(tree.province), higher)
    assert stands(client, row) == [(row.award.code, True, "recommended", "")]


def test_a_result_a_later_run_replaces_is_not_shown(client, four_outcomes, row):
    again = four_outcomes.world.evaluated()
    [stand] = opened(client, page(row)).context["stands"]
    assert stand.result.run == again


def test_what_people_said_stands_beside_the_machine(client, four_outcomes):
    world = four_outcomes.world
    client.force_login(world.people["approver"])
    override_outcome(
        four_outcomes.not_eligible, by=world.people["specialist_province"], outcome="recommended", reason="Đủ"
    )
    assert "người xét: Đề nghị khen" in words(opened(client, page(four_outcomes.not_eligible)))


def test_the_result_of_a_level_above_is_not_shown_below(client, four_outcomes, row, higher):
    """A run of the confederation is nobody's to see in the province; that the person is put up is."""
    world = four_outcomes.world
    Road.objects.create(award=higher, level="confederation", kind="decide")
    above = campaign_of(
        world.tree.confederation,
        needs_proposal=False,
        registration_opens_on=dt.date(YEAR, 1, 1),
        registration_closes_on=dt.date(YEAR, 1, 31),
    )
    entry = put_up(row.entry, above, higher)
    world.people["above"] = RoleAssignmentFactory(role=Role.SPECIALIST, unit=world.tree.confederation).user
    world.campaign = above
    assert world.evaluated(by="above").recommendations.filter(entry=entry).exists()
    assert ("CAO", True, "", "") in stands(client, row)
    client.force_login(world.people["above"])
    assert ("CAO", True, "missing_data", "") in stands(client, row)


@pytest.mark.parametrize("many", [1, 3])
def test_the_queries_do_not_grow(client, four_outcomes, row, many, django_assert_num_queries):
    tree = four_outcomes.world.tree
    for number in range(many):
        award = AwardTypeFactory(code=f"CAO{number}")
        put_up(row.entry, campaign_of(tree.province), award)
        record_honour(subject=row.entry.member, subject_kind="individual", award=award, year=YEAR)
    with django_assert_num_queries(FRAME + 6):  # result, its entry, entries, results, later runs, honours
        response = client.get(page(row))
    assert len(response.context["stands"]) == 1 + 2 * many


def test_somebody_else_s_results_are_out_of_reach(client, four_outcomes, row):
    client.force_login(four_outcomes.world.people["editor"])
    assert client.get(page(row)).status_code == 404
