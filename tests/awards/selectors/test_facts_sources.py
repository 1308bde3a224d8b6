"""The sources of facts one by one, and that only those a standard needs are asked."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from awards.selectors.facts import Period, facts_about, facts_of
from awards.selectors.facts.bridge import SOURCES
from awards.selectors.facts.traits import years_of_service
from awards.services.honour import record_honour
from awards.tally import facts as tally
from awards.tally import levels
from campaigns.models import Campaign, CampaignKind, DossierState, DossierWork, Entry, Extension, Target
from catalogue.models import Road
from contributions.models import InitiativeAuthor, PlaqueAmendment
from tests.factories import AwardTypeFactory, EntryFactory, ExemplarFactory, InitiativeFactory, WorkFactory

PERIOD = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31), dt.date(2026, 11, 21))


def facts(entry, **asked) -> tally.Facts:
    (considered,) = facts_of(Entry.objects.filter(pk=entry.pk), PERIOD, **asked)
    return considered.facts


@pytest.fixture
def unit_entry(world):
    return EntryFactory(
        dossier=world.dossier(), award=world.award, subject_kind="unit", member=None, subject_unit=world.tree.base
    )


@pytest.mark.parametrize(
    ("joined_on", "years"),
    [
        (None, None),
        (dt.date(2027, 1, 1), None),
        (dt.date(2006, 12, 31), Decimal(20)),
        (dt.date(2007, 1, 1), Decimal("19.9167")),
        (dt.date(2013, 8, 31), Decimal("13.3334")),
    ],
)
def test_years_of_service_by_whole_months(world, joined_on, years):
    assert years_of_service(joined_on, PERIOD.end) == years
    assert facts(world.person(world.dossier(), joined_on=joined_on)).service_years == years


@pytest.mark.parametrize(
    ("on", "until", "in_time"),
    [
        (dt.date(2026, 1, 31), None, True),
        (dt.date(2026, 2, 1), None, False),
        (dt.date(2026, 2, 10), dt.date(2026, 2, 10), True),
        (dt.date(2026, 2, 11), dt.date(2026, 2, 10), False),
    ],
)
def test_registered_in_time_extensions_included(world, on, until, in_time):
    entry = world.person(world.dossier())
    Entry.objects.filter(pk=entry.pk).update(registered_on=on)
    if until:
        Extension.objects.create(
            campaign=world.campaign,
            unit=world.tree.base,
            until=until,
            reason="Lũ lụt",
            granted_by=world.people["specialist_province"],
        )
    assert facts(entry).registered_in_time is in_time


def test_registered_in_time_by_the_day_first_sent(world):
    entry = world.person(world.dossier())
    assert facts(entry).registered_in_time is None
    for number, day in enumerate((30, 45), start=1):
        entry.dossier.versions.create(
            number=number,
            receipt_no=f"BN-{number}",
            content="{}",
            sha256="0" * 64,
            sent_by=world.people["editor"],
            sent_at=timezone.make_aware(dt.datetime(2026, 1, 1)) + dt.timedelta(days=day),
        )
    assert facts(entry).registered_in_time is True


def held(entry, **fields):
    record_honour(subject=entry.member, subject_kind="individual", year=2025, **fields)
    return facts(entry).history[0].level


def test_the_level_that_decided_an_award(world):
    entry = world.person(world.dossier())
    assert held(entry, award=world.award) == "provincial"


@pytest.mark.parametrize(("roads", "level"), [([], None), (["district"], "district"), (["district", "sectoral"], None)])
def test_the_level_of_an_award_recorded_without_campaign(world, roads, level):
    award = AwardTypeFactory(code="GK_KHAC")
    for road in roads:
        Road.objects.create(award=award, level=road, kind="decide")
    assert held(world.person(world.dossier()), award=award) == level


@pytest.mark.parametrize(
    ("state", "linked", "fields", "fact"),
    [
        ("accepted", True, {"finished_on": dt.date(2026, 12, 31), "value": 7}, {"finished": True, "value": 7}),
        ("accepted", True, {"finished_on": dt.date(2027, 1, 1)}, {"finished": False}),
        ("accepted", True, {"state": "building"}, {"finished": False}),
        ("accepted", True, {"plaque_on": dt.date(2026, 9, 2)}, {"plaque": True}),
        ("accepted", True, {"state": "plaque_fixed"}, {"plaque": True}),
        ("accepted", True, {"state": "dropped"}, None),
        ("sent", True, {}, None),
        ("accepted", False, {}, None),
    ],
)
def test_works_put_down_in_an_accepted_dossier(world, unit_entry, state, linked, fields, fact):
    work = WorkFactory(owner_unit=world.tree.base, **fields)
    unit_entry.dossier.state = state
    unit_entry.dossier.save()
    if linked:
        DossierWork.objects.create(dossier=unit_entry.dossier, work=work)
    assert facts(unit_entry).works == (() if fact is None else (tally.WorkFact(ref=work.code, **fact),))


def test_works_of_a_dossier_about_to_be_accepted(world, unit_entry):
    work = WorkFactory(owner_unit=world.tree.base)
    unit_entry.dossier.state = DossierState.SENT
    unit_entry.dossier.save()
    DossierWork.objects.create(dossier=unit_entry.dossier, work=work)
    assert facts(unit_entry, accepting=unit_entry.dossier).works == (tally.WorkFact(ref=work.code),)


@pytest.mark.parametrize(
    ("fields", "revoked", "plaque"),
    [
        ({"state": "inspected"}, (-40, 0, -30), False),
        ({"state": "inspected"}, (-40, 1, -30), True),
        ({"state": "inspected"}, (-40, 1, None), None),
        ({"state": "inspected"}, (1, 2, 1), None),
        ({"state": "plaque_fixed"}, (-40, -20, -30), True),
        ({"state": "plaque_decided"}, (-40, -20, -30), False),
    ],
)
def test_a_plaque_counts_until_it_was_taken_back(world, unit_entry, fields, revoked, plaque):
    """Days before or after that of the tally: of the plaque's decision, of its revocation, of the ceremony."""
    decided, ended, fixed = (None if n is None else PERIOD.as_of + dt.timedelta(days=n) for n in revoked)
    work = WorkFactory(owner_unit=world.tree.base, **fields)
    DossierWork.objects.create(dossier=unit_entry.dossier, work=work)
    PlaqueAmendment.objects.create(
        work=work,
        kind="revoked",
        plaque_no="01/QĐ",
        plaque_decided_on=decided,
        work_name=work.name,
        plaque_on=fixed,
        decision_no="02/QĐ",
        decided_on=ended,
        reason="Khai trùng",
    )
    assert [row.plaque for row in facts(unit_entry).works] == [plaque]


def handed_down(world, value, indicator="works_value", **fields):
    fields = {"unit": world.tree.base, "origin": "assigned"} | fields
    Target.objects.create(campaign=world.campaign, indicator=indicator, value=value, **fields)


def work_done(world, entry, value, **fields):
    fields = {"owner_unit": world.tree.base, "finished_on": dt.date(2026, 9, 2), "value": value} | fields
    DossierWork.objects.create(dossier=entry.dossier, work=WorkFactory(**fields))


def test_how_much_of_its_targets_a_unit_reached(world, unit_entry):
    handed_down(world, 300_000_000)
    handed_down(world, 2, "works")
    handed_down(world, 5, "exemplars")
    ExemplarFactory(unit=world.tree.base, state="approved", approved_on=dt.date(2026, 5, 1))
    handed_down(world, 7, "initiatives", origin="own")
    handed_down(world, 7, "initiatives", unit=world.tree.base2)
    work_done(world, unit_entry, 200_000_000)
    work_done(world, unit_entry, 900_000_000, finished_on=dt.date(2027, 1, 1))
    assert facts(unit_entry).targets == {
        levels.Indicator.WORKS_VALUE: Decimal("0.666666"),
        levels.Indicator.WORKS: Decimal("0.5"),
        levels.Indicator.EXEMPLARS: Decimal("0.2"),
    }


def test_nothing_handed_down_is_unknown(world, unit_entry):
    work_done(world, unit_entry, 200_000_000)
    assert facts(unit_entry).targets is None


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        (CampaignKind.REGULAR, None),
        (CampaignKind.THEMATIC, None),
        (CampaignKind.PEAK, None),
        (CampaignKind.THEMATIC_REVIEW, levels.AwardScope.THEMATIC_REVIEW),
        (CampaignKind.UNSCHEDULED, levels.AwardScope.UNSCHEDULED),
    ],
)
def test_the_ground_is_the_campaigns_where_it_is_one(world, kind, ground):
    entry = world.person(world.dossier())
    Campaign.objects.filter(pk=world.campaign.pk).update(kind=kind)
    record_honour(
        subject=entry.member, subject_kind="individual", award=world.award, year=2026, campaign=world.campaign
    )

    known = facts(entry)

    assert known.scope == ground
    assert known.history[0].scope == (ground or levels.AwardScope(world.award.scope))


@pytest.mark.parametrize(
    ("needs", "queries"),
    [
        ({"registered", "dossier_accepted", "subject"}, 1),
        ({"rating"}, 2),
        ({"discipline", "open_case"}, 2),
        ({"gender", "is_leader"}, 2),
        ({"rating", "initiatives"}, 3),
        ({"score"}, 2),
        ({"score", "votes", "absent_days"}, 4),
    ],
)
def test_only_sources_that_are_needed_are_asked(world, needs, queries):
    entry = world.person(world.dossier())
    whole = facts(entry)
    with CaptureQueriesContext(connection) as asked:
        found = facts(entry, needs=needs)
    assert len(asked) == queries
    always = {"subject", "period_from", "period_to", "registered", "dossier_accepted"}
    for name in tally.Facts.__dataclass_fields__:
        assert getattr(found, name) == (getattr(whole, name) if name in needs | always else None)


def test_each_fact_has_one_source():
    named = [fact for source in SOURCES for fact in source.facts]
    assert len(named) == len(set(named))
    assert set(named) <= set(tally.Facts.__dataclass_fields__)


def test_every_fact_has_a_source():
    """What no source reads stands in the row itself, or only files give it: the ground and the year of an entry."""
    named = {fact for source in SOURCES for fact in source.facts}
    of_the_row = {"subject", "period_from", "period_to", "registered", "dossier_accepted"}
    assert named | of_the_row | {"scope", "year"} == set(tally.Facts.__dataclass_fields__)


def test_a_part_of_a_fact_is_read_with_the_fact(world):
    person = world.person(world.dossier())
    initiative = InitiativeFactory(unit=person.dossier.unit, state="recognised", recognised_level="base")
    InitiativeAuthor.objects.create(initiative=initiative, member=person.member, share_percent=100)
    for needs, used_for in (({"initiatives"}, None), ({"initiatives", tally.USED_FOR}, ())):
        found = facts_about("individual", person.member_id, PERIOD, needs=needs)
        assert found.initiatives[0].used_for == used_for


def test_a_subject_nobody_put_up(world):
    person = world.person(world.dossier(state=DossierState.DRAFT)).member
    found = facts_about("individual", person.pk, PERIOD)
    assert (found.subject, found.registered, found.dossier_accepted) == (levels.SubjectKind.INDIVIDUAL, None, None)
    assert found.rating == {2026: levels.Rating.GOOD}
