"""From rows to facts: the right values, unknown where nobody knows, as many queries for one entry as for three."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.selectors.facts import Period, facts_of
from awards.services.honour import record_honour
from awards.tally import facts as tally
from awards.tally import levels
from campaigns.models import DossierInitiative, DossierState, Entry
from contributions.models import InitiativeAuthor
from people.models import Discipline, Rating
from tests.factories import AwardTypeFactory, CollectiveFactory, EntryFactory, InitiativeFactory, MemberFactory
from units.models import Headcount, Unit

PERIOD = Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31), dt.date(2026, 11, 21))


@pytest.fixture
def entry(world):
    return world.person(world.dossier(), rating="")


def facts(entry) -> tally.Facts:
    (considered,) = facts_of(Entry.objects.filter(pk=entry.pk), PERIOD)
    return considered.facts


def initiative_of(entry, *, share=100, **fields):
    fields = {"recognised_level": "base", "recognised_on": dt.date(2026, 5, 4)} | fields
    initiative = InitiativeFactory(unit=entry.dossier.unit, **fields)
    authors(initiative, (entry.member, share), (MemberFactory(unit=entry.dossier.unit), 100 - share))
    return initiative


def authors(initiative, *shares):
    for member, share in shares:
        if share:
            InitiativeAuthor.objects.create(initiative=initiative, member=member, share_percent=share)


def discipline(entry, level, start, end=None):
    return Discipline.objects.create(
        subject_kind="individual",
        member=entry.member,
        unit=entry.dossier.unit,
        level=level,
        from_date=start,
        to_date=end,
        decision_no="01/QĐ",
    )


def test_empty_registers_are_known_and_the_rest_is_not(entry):
    assert facts(entry) == tally.Facts(
        subject=levels.SubjectKind.INDIVIDUAL,
        unit_kind=levels.UnitKind.GRASSROOTS,
        block=levels.Block.SCHOOL,
        period_from=PERIOD.start,
        period_to=PERIOD.end,
        registered=True,
        dossier_accepted=True,
        gender=levels.Gender.FEMALE,
        rating={},
        initiatives=(),
        history=(),
        discipline=(),
        open_case=False,
        absent_days=Decimal(0),
        maternity_days=Decimal(0),
        achievement_used_for=(),
        contests=(),
    )


def test_what_is_known_of_a_person(entry):
    member = entry.member
    member.is_direct_worker, member.is_leader, member.education = True, False, "college"
    member.save()
    found = facts(entry)
    assert (found.is_direct_worker, found.is_leader, found.education) == (True, False, levels.Education.COLLEGE)


def test_ratings_by_year(entry):
    for year, rating in ((2025, "excellent"), (2026, "not_completed")):
        Rating.objects.create(
            subject_kind="individual", member=entry.member, unit=entry.dossier.unit, year=year, rating=rating
        )
    assert facts(entry).rating == {2025: levels.Rating.EXCELLENT, 2026: levels.Rating.NOT_COMPLETED}


def test_a_household_s_register_is_not_its_member_s(world):
    world.award.subject_kinds = ["individual", "household"]
    world.award.save()
    dossier = world.dossier()
    person = world.person(dossier)
    household = EntryFactory(
        dossier=world.dossier(kind="proposal"), award=world.award, subject_kind="household", member=person.member
    )
    found = facts(household)
    assert (found.subject, found.rating, found.gender, found.initiatives) == (
        levels.SubjectKind.HOUSEHOLD,
        {},
        None,
        None,
    )


@pytest.mark.parametrize(
    ("start", "end", "is_open"),
    [
        (dt.date(2026, 5, 1), None, True),
        (dt.date(2026, 5, 1), dt.date(2026, 11, 21), True),
        (dt.date(2026, 5, 1), dt.date(2026, 11, 20), False),
        (dt.date(2026, 11, 22), None, False),
    ],
)
def test_open_cases(entry, start, end, is_open):
    discipline(entry, "open_case", start, end)
    found = facts(entry)
    assert (found.open_case, found.discipline) == (is_open, ())


def test_discipline(entry):
    discipline(entry, "warning", dt.date(2026, 3, 1), dt.date(2027, 3, 1))
    assert facts(entry).discipline == (
        tally.Discipline(levels.DisciplineLevel.WARNING, dt.date(2026, 3, 1), dt.date(2027, 3, 1), "01/QĐ"),
    )


@pytest.mark.parametrize(
    ("state", "linked", "level"),
    [
        ("draft", None, None),
        ("draft", DossierState.SENT, None),
        ("draft", DossierState.ACCEPTED, None),
        ("sent", DossierState.ACCEPTED, None),
        ("checked", None, None),
        ("recognised", None, levels.InitiativeLevel.BASE),
        ("applied", None, levels.InitiativeLevel.BASE),
        ("spread", None, levels.InitiativeLevel.BASE),
    ],
)
def test_level_and_benefit_count_once_the_level_above_confirmed_them(entry, state, linked, level):
    initiative = initiative_of(entry, share=60, state=state, benefit_confirmed=85_000_000, kind="research")
    if linked:
        entry.dossier.state = linked
        entry.dossier.save()
        DossierInitiative.objects.create(dossier=entry.dossier, initiative=initiative)
    assert facts(entry).initiatives == (
        tally.Initiative(
            level=level,
            declared_level=None if level else levels.InitiativeLevel.BASE,
            year=2026,
            share=Decimal(60),
            benefit=85_000_000 if level else None,
            research=True,
            used_for=(),
            ref=initiative.code,
        ),
    )


@pytest.mark.parametrize("fields", [{"recognised_level": ""}, {"state": "not_recognised"}])
def test_what_was_not_recognised_is_no_initiative(entry, fields):
    initiative_of(entry, **fields)
    assert facts(entry).initiatives == ()


def test_a_declared_benefit_is_not_a_confirmed_one(entry):
    initiative_of(entry, benefit_declared=85_000_000, state="recognised")
    assert facts(entry).initiatives[0].benefit is None


def test_history(entry, world):
    record_honour(subject=entry.member, subject_kind="individual", award=world.award, year=2024, decision_no="7/QĐ")
    assert facts(entry).history == (
        tally.PastAward("BK_TINH", 2024, levels.AwardScope.COMPREHENSIVE, level="provincial", ref="7/QĐ"),
    )


def test_a_collective(world):
    group = CollectiveFactory(unit=world.tree.base, headcount=40, headcount_female=30)
    entry = EntryFactory(
        dossier=world.dossier(), award=world.award, subject_kind="collective", member=None, collective=group
    )
    found = facts(entry)
    assert (found.collective, found.gender, found.initiatives, found.unit_kind) == (
        tally.Collective(size=40, women=30),
        None,
        None,
        levels.UnitKind.GRASSROOTS,
    )


def test_a_unit(world):
    base = world.tree.base
    Unit.objects.filter(pk=base.pk).update(founded_on=dt.date(2025, 12, 31))
    for day, members in ((dt.date(2025, 6, 1), 10), (dt.date(2026, 6, 1), 20), (dt.date(2027, 1, 1), 30)):
        Headcount.objects.create(unit=base, as_of=day, workers=50, workers_female=0, members=members, members_female=5)
    initiative, elsewhere = (
        InitiativeFactory(unit=unit, recognised_level="province", state="recognised")
        for unit in (base, world.tree.base2)
    )
    author = MemberFactory(unit=base)
    authors(initiative, (author, 100))
    authors(elsewhere, (author, 100))
    entry = EntryFactory(
        dossier=world.dossier(), award=world.award, subject_kind="unit", member=None, subject_unit=base
    )
    found = facts(entry)
    assert found.collective == tally.Collective(size=20, women=5)
    assert found.months_since_founding == 12
    assert found.initiatives == (
        tally.Initiative(
            level=levels.InitiativeLevel.PROVINCE,
            year=None,
            share=None,
            benefit=None,
            research=False,
            used_for=(),
            ref=initiative.code,
        ),
    )


@pytest.mark.parametrize(
    ("state", "registered"), [(DossierState.ACCEPTED, True), (DossierState.REFUSED, False), (None, False)]
)
def test_a_proposed_entry_is_registered_when_its_source_was_accepted(world, state, registered):
    source = world.person(world.dossier(state=state)) if state else None
    proposal = world.dossier(kind="proposal")
    member = source.member if source else world.person(proposal).member
    entry = source and EntryFactory(dossier=proposal, award=world.award, member=member, source=source)
    assert facts(entry or Entry.objects.get(dossier=proposal)).registered is registered


MIXED = ["SK-10", "SK-2", "SK_2", "SKa", "SKB", "sk-đ", "SKÁ", "SK-d", "ŠK"]
"""Codes that other alphabets than that of code points put in another order."""


@pytest.mark.parametrize("turn", [1, -1])
def test_facts_stand_in_the_order_of_code_points(entry, world, turn):
    """Whatever the order rows came in and whatever the database's alphabet: a seal is taken over them."""
    measures = ["reprimand", "warning", "dismissal_from_post", "dismissal"]
    for level in measures[::turn]:
        discipline(entry, level, dt.date(2026, 3, 1))
    for number in MIXED[::turn]:
        initiative_of(entry, code=number, state="recognised")
        award = AwardTypeFactory(code="A" + number.upper()[:3].replace("-", "_"))
        record_honour(subject=entry.member, subject_kind="individual", award=award, year=2024, decision_no=number)
    found = facts(entry)
    assert [item.ref for item in found.initiatives] == sorted(MIXED)
    assert [item.level.code for item in found.discipline] == measures
    held = [(item.award, item.ref) for item in found.history]
    assert (len(held), held) == (len(MIXED), sorted(held))


def test_an_unaccepted_dossier_says_so(entry):
    entry.dossier.state = DossierState.RETURNED
    entry.dossier.save()
    assert facts(entry).dossier_accepted is False


def test_the_queries_do_not_grow_with_the_entries(world):
    counts = []
    for unit, size in ((world.tree.base, 1), (world.tree.base2, 3)):
        dossier = world.dossier(unit)
        for _each in range(size):
            entry = world.person(dossier)
            initiative_of(entry, state="recognised")
            discipline(entry, "warning", dt.date(2026, 3, 1))
        EntryFactory(dossier=dossier, award=world.award, subject_kind="unit", member=None, subject_unit=dossier.unit)
        with CaptureQueriesContext(connection) as queries:
            rows = list(facts_of(Entry.objects.filter(dossier=dossier), PERIOD))
        assert len(rows) == size + 1
        counts.append(len(queries))
    # entries, members, units, origins of units and their founding days, ratings, discipline, whom units go on from,
    # honours, initiatives twice, what was approved, headcounts, members' registers, works, registrations, campaign,
    # targets, scores, votes, absences, awards possible, prizes of contests
    assert counts == [23, 23]
