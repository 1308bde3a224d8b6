"""What initiatives and achievements were used for before: by approvals here, and what nobody can know."""

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.selectors.facts import facts_about, period_of
from awards.services.honour import record_honour
from awards.services.recommendation import approve_recommendation, refuse_recommendation
from campaigns.models import CampaignAward
from catalogue.models import Road
from contributions.models import InitiativeAuthor
from tests.awards.selectors.judging import PERIOD, facts, finding, verdict
from tests.factories import (
    AwardTypeFactory,
    DossierFactory,
    EntryFactory,
    InitiativeFactory,
    LaunchedCampaignFactory,
    MemberFactory,
    StandardVersionFactory,
)

COUNTS_INITIATIVES = {
    "all_of": [
        {"condition": "registered"},
        {
            "any_of": [
                {"condition": "rating_at_least", "params": {"rating": "excellent", "year_itself": True}},
                {"condition": "initiatives", "params": {"count": 1, "level": "base"}},
            ]
        },
    ]
}
CAMPAIGN_DAYS = ("starts_on", "ends_on", "registration_opens_on", "registration_closes_on")
ASKED = {"count": 1, "level": "base"}


def initiative(code, *members, year=2026):
    row = InitiativeFactory(
        code=code,
        unit=members[0].unit,
        state="recognised",
        recognised_level="base",
        recognised_on=dt.date(year, 5, 4),
    )
    for member in members:
        InitiativeAuthor.objects.create(initiative=row, member=member, share_percent=100 // len(members))
    return row


@pytest.fixture
def used(world):
    """A person whose certificate of 2026 was approved for one initiative, put up for a flag the year after."""
    world.goes_by(COUNTS_INITIATIVES)
    first = world.person(world.dossier())
    row = initiative("SK-1", first.member)
    run = world.evaluated()
    recommendation = run.recommendations.get()
    return SimpleNamespace(
        entry=first,
        member=first.member,
        initiative=row,
        recommendation=recommendation,
        again=put_up(world, first.member, code="PT2027"),
    )


def put_up(world, member, *, code, award="GK_KHAC"):
    """The person in another campaign, for another award."""
    campaign = LaunchedCampaignFactory(code=code, unit=world.tree.province, needs_proposal=False)
    dossier = DossierFactory(campaign=campaign, unit=member.unit, state="accepted", created_by=world.people["editor"])
    return EntryFactory(dossier=dossier, award=AwardTypeFactory(code=award), member=member)


def approve(world, used):
    approve_recommendation(used.recommendation, by=world.people["approver"])


def uses(entry):
    return {item.ref: item.used_for for item in facts(entry).initiatives}


def test_an_initiative_an_approved_award_counted_was_used_for_it(world, used):
    initiative("SK-2", used.member, year=2027)
    assert uses(used.again) == {"SK-1": (), "SK-2": ()}
    approve(world, used)
    assert uses(used.again) == {"SK-1": ("BK_TINH",), "SK-2": ()}


def test_an_award_that_was_refused_uses_nothing(world, used):
    refuse_recommendation(used.recommendation, by=world.people["approver"], reason="Chưa xứng đáng")
    assert uses(used.again) == {"SK-1": ()}


def test_the_award_itself_is_no_use_when_it_is_tallied_again(world, used):
    approve(world, used)
    assert uses(used.entry) == {"SK-1": ()}


def test_what_was_approved_in_a_run_came_after_it(world, used):
    """Checked again, the run knows what it knew; the one after it knows more."""
    other = EntryFactory(dossier=used.entry.dossier, award=AwardTypeFactory(code="GK_KHAC2"), member=used.member)
    approve(world, used)
    itself = period_of(used.recommendation.run)
    the_next = replace(itself, run=itself.run + 1)
    assert facts(other, itself).initiatives[0].used_for == ()
    assert facts(other, the_next).initiatives[0].used_for == ("BK_TINH",)
    assert facts(other, itself).achievement_used_for == ()
    assert facts(other, the_next).achievement_used_for == ("BK_TINH",)


def test_another_award_of_the_same_campaign_is_a_use(world, used):
    approve(world, used)
    other = EntryFactory(dossier=used.entry.dossier, award=AwardTypeFactory(code="GK_KHAC2"), member=used.member)
    assert uses(other) == {"SK-1": ("BK_TINH",)}


def test_what_one_author_used_the_other_did_not(world, used):
    second = MemberFactory(unit=used.member.unit)
    InitiativeAuthor.objects.filter(initiative=used.initiative).update(share_percent=60)
    InitiativeAuthor.objects.create(initiative=used.initiative, member=second, share_percent=40)
    approve(world, used)
    other = EntryFactory(dossier=used.again.dossier, award=used.again.award, member=second)
    assert uses(other) == {"SK-1": ()}


def test_initiatives_of_a_condition_that_was_not_met_were_not_used(world):
    tree = {"all_of": [{"any_of": [COUNTS_INITIATIVES["all_of"][1]["any_of"][0], strict(count=2)]}]}
    world.goes_by(tree)
    entry = world.person(world.dossier(), rating="excellent")
    initiative("SK-1", entry.member)
    approve_recommendation(world.evaluated().recommendations.get(), by=world.people["approver"])
    assert uses(put_up(world, entry.member, code="PT2027")) == {"SK-1": ()}


def strict(**params):
    return {"condition": "initiatives", "params": ASKED | {"reuse": "strict"} | params}


@pytest.mark.parametrize(("year", "use"), [(2025, ()), (2026, None), (2027, None)])
def test_an_honour_decided_elsewhere_may_have_used_it(world, used, year, use):
    asks = AwardTypeFactory(code="CSTDCS")
    StandardVersionFactory(award=asks, tree={"any_of": [strict()]})
    record_honour(subject=used.member, subject_kind="individual", award=asks, year=year)
    assert uses(used.again) == {"SK-1": use}


def test_an_honour_that_asks_for_no_initiative_used_none(world, used):
    title = AwardTypeFactory(code="LDTT")
    StandardVersionFactory(award=title)
    record_honour(subject=used.member, subject_kind="individual", award=title, year=2026)
    assert uses(used.again) == {"SK-1": ()}


def test_the_honour_of_an_approved_award_tells_nothing_new(world, used):
    """It is known which initiatives that one rested on."""
    initiative("SK-2", used.member)
    approve(world, used)
    record_honour(subject=used.member, subject_kind="individual", award=world.award, year=2026)
    assert uses(used.again) == {"SK-1": ("BK_TINH",), "SK-2": ()}


def test_not_used_already(world, used):
    asked = ASKED | {"reuse": "strict"}
    assert verdict(used.again, "initiatives", **asked) == "met"
    approve(world, used)
    assert verdict(used.again, "initiatives", **asked) == "not_met"
    assert verdict(used.again, "initiatives", **asked, reuse_allowed=["BK_TINH"]) == "met"
    initiative("SK-2", used.member)
    assert verdict(used.again, "initiatives", **asked) == "met"
    assert verdict(used.again, "initiatives", **asked | {"count": 2}) == "not_met"


def test_whether_it_was_used_may_be_unknown(world, used):
    asks = AwardTypeFactory(code="CSTDCS")
    StandardVersionFactory(award=asks, tree={"any_of": [strict()]})
    record_honour(subject=used.member, subject_kind="individual", award=asks, year=2026)
    found = finding(used.again, "initiatives", **ASKED | {"reuse": "strict"})
    assert (found.verdict, found.gap.text()) == ("unknown", "chưa rõ 01 sáng kiến đã dùng để xét khen hay chưa")


def test_a_use_is_pointed_out_where_it_only_warns(world, used):
    approve(world, used)
    found = finding(used.again, "initiatives", **ASKED | {"reuse": "warn"})
    assert found.verdict == "met"
    assert "đã dùng để xét BK_TINH" in found.actual.text()


def test_a_whole_run_knows_what_another_campaign_used(world, used):
    approve(world, used)
    award = AwardTypeFactory(code="GK_LAN_HAI")
    Road.objects.create(award=award, level="provincial", kind="decide")
    StandardVersionFactory(award=award, tree={"all_of": [strict()]})
    terms = {name: getattr(world.campaign, name) for name in CAMPAIGN_DAYS}
    world.campaign = LaunchedCampaignFactory(
        code="PT2026B", unit=world.tree.province, needs_proposal=False, kind="thematic", **terms
    )
    CampaignAward.objects.create(campaign=world.campaign, award=award)
    dossier = world.dossier()
    fresh = MemberFactory(unit=dossier.unit)
    initiative("SK-9", fresh)
    for member in (used.member, fresh):
        EntryFactory(dossier=dossier, award=award, member=member)
    run = world.evaluated()
    found = {row.entry.member: row for row in run.recommendations.select_related("assessment", "entry__member")}
    assert {member: row.outcome for member, row in found.items()} == {
        used.member: "not_eligible",
        fresh: "recommended",
    }
    assert found[used.member].assessment.facts["initiatives"][0]["used_for"] == ["BK_TINH"]


def test_nobody_reads_the_uses_where_no_standard_asks(world, used):
    def queries(**params):
        with CaptureQueriesContext(connection) as asked:
            finding(used.again, "initiatives", **ASKED | params)
        return len(asked)

    assert (queries(), queries(reuse="strict")) == (2, 4)


# ---------- One achievement, one award ----------


def test_the_achievement_of_a_campaign_is_rewarded_once(world, used):
    other = EntryFactory(dossier=used.entry.dossier, award=AwardTypeFactory(code="GK_KHAC2"), member=used.member)
    assert verdict(other, "achievement_not_rewarded") == "met"
    approve(world, used)
    assert facts(other).achievement_used_for == ("BK_TINH",)
    assert verdict(other, "achievement_not_rewarded") == "not_met"
    assert verdict(other, "achievement_not_rewarded", reuse="warn") == "met"
    assert verdict(other, "achievement_not_rewarded", reuse_allowed=["BK_TINH"]) == "met"
    assert verdict(used.entry, "achievement_not_rewarded") == "met"
    assert verdict(used.again, "achievement_not_rewarded") == "met"


def honour(world, entry, **fields):
    record_honour(subject=entry.member, subject_kind="individual", **{"award": world.award, "year": 2026} | fields)


def test_an_honour_of_the_campaign_rewarded_its_achievement(world):
    person = world.person(world.dossier())
    other = EntryFactory(dossier=person.dossier, award=AwardTypeFactory(code="GK_KHAC2"), member=person.member)
    honour(world, person, campaign=world.campaign)
    assert facts(other).achievement_used_for == ("BK_TINH",)
    assert facts(person).achievement_used_for == ()


@pytest.mark.parametrize(
    ("year", "possible", "said"), [(2026, True, "unknown"), (2025, True, "met"), (2026, False, "met")]
)
def test_an_honour_that_may_be_of_the_campaign_leaves_it_open(world, year, possible, said):
    person = world.person(world.dossier())
    other = EntryFactory(dossier=person.dossier, award=AwardTypeFactory(code="GK_KHAC2"), member=person.member)
    if not possible:
        CampaignAward.objects.filter(campaign=world.campaign).delete()
    honour(world, person, year=year)
    assert verdict(other, "achievement_not_rewarded") == said


def test_of_a_subject_nobody_put_up_there_is_no_achievement_to_know(world):
    person = world.person(world.dossier(state="draft")).member
    assert facts_about("individual", person.pk, PERIOD).achievement_used_for is None
