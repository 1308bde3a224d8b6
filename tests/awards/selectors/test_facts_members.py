"""What the members of a unit or a collective are: counted where the registers name everybody."""

import datetime as dt

import pytest

from awards.selectors.facts import Period
from awards.services.honour import record_honour
from awards.tally import facts as tally
from catalogue.models import AwardType
from people.models import Collective, Discipline, Membership, Rating
from people.services.collective_members import set_collective_members
from tests.awards.selectors.judging import PERIOD, facts, verdict
from tests.factories import AwardTypeFactory, CollectiveFactory, EntryFactory, MemberFactory, UnitFactory
from units.models import Headcount, UnitPlacement


@pytest.fixture
def unit_entry(world):
    return EntryFactory(
        dossier=world.dossier(), award=world.award, subject_kind="unit", member=None, subject_unit=world.tree.base
    )


def member_of(unit, since=None, until=None):
    member = MemberFactory(unit=unit)
    Membership.objects.create(member=member, unit=unit, valid_from=since, valid_to=until)
    return member


def headcount(unit, members):
    Headcount.objects.create(
        unit=unit, as_of=dt.date(2026, 6, 1), workers=50, workers_female=0, members=members, members_female=0
    )


def about(member, **fields):
    return {"subject_kind": "individual", "member": member, "unit": member.unit} | fields


@pytest.fixture
def members(world):
    """Three of one unit: rated good with LĐTT and CSTĐCS, completed with LĐTT, not completed and warned."""
    best, plain, poor = (member_of(world.tree.base) for _each in range(3))
    member_of(world.tree.base, until=dt.date(2026, 5, 1))
    for member, rating in ((best, "good"), (plain, "completed"), (poor, "not_completed")):
        Rating.objects.create(year=2026, rating=rating, **about(member))
    titles = {code: AwardTypeFactory(code=code) for code in ("LDTT", "CSTDCS")}
    for member, code, year in (
        (best, "LDTT", 2026),
        (best, "CSTDCS", 2026),
        (plain, "LDTT", 2026),
        (poor, "LDTT", 2025),
    ):
        record_honour(subject=member, subject_kind="individual", award=titles[code], year=year)
    Discipline.objects.create(level="warning", from_date=dt.date(2026, 12, 31), **about(poor))
    Discipline.objects.create(level="reprimand", from_date=dt.date(2026, 3, 1), **about(plain))
    Discipline.objects.create(
        level="dismissal", from_date=dt.date(2025, 3, 1), to_date=dt.date(2025, 12, 31), **about(plain)
    )
    return best, plain, poor


def test_what_the_members_of_a_unit_are(world, unit_entry, members):
    headcount(world.tree.base, 3)
    assert facts(unit_entry).collective == tally.Collective(
        size=3, women=0, completed=2, ldtt=2, cstdcs=1, disciplined=1
    )


def test_how_many_completed_is_unknown_while_one_is_not_rated(world, unit_entry, members):
    headcount(world.tree.base, 3)
    Rating.objects.filter(member=members[0]).delete()
    found = facts(unit_entry).collective
    assert (found.completed, found.ldtt) == (None, 2)


def test_a_register_that_names_not_everybody_counts_nothing(world, unit_entry, members):
    headcount(world.tree.base, 4)
    assert facts(unit_entry).collective == tally.Collective(size=4, women=0)


def counted(entry, period=PERIOD):
    found = facts(entry, period).collective
    return found.completed, found.ldtt, found.cstdcs, found.disciplined


def test_members_of_what_is_under_a_unit_are_its_members(world, unit_entry, members):
    section = UnitFactory(code="CDBP", kind="section", parent=world.tree.base)
    Membership.objects.filter(member=members[0]).update(unit=section)
    member_of(world.tree.base2)
    headcount(world.tree.base, 3)
    assert counted(unit_entry) == (2, 2, 1, 1)


@pytest.mark.parametrize(
    ("since", "until", "belongs"),
    [
        (dt.date(2026, 12, 31), None, True),
        (dt.date(2027, 1, 1), None, False),
        (None, dt.date(2026, 12, 31), True),
        (None, dt.date(2026, 12, 30), False),
    ],
)
def test_members_are_those_of_the_last_day_of_the_period(world, unit_entry, members, since, until, belongs):
    """Who moved or left since then is counted where the person was that day."""
    member_of(world.tree.base, since, until)
    headcount(world.tree.base, 4 if belongs else 3)
    assert counted(unit_entry)[1:] == (2, 1, 1)


def test_what_hung_under_a_unit_only_before_is_not_its(world, unit_entry, members):
    section = UnitFactory(code="CDBP", kind="section", parent=world.tree.base)
    UnitPlacement.objects.filter(unit=section).update(valid_to=dt.date(2026, 12, 30))
    member_of(section)
    headcount(world.tree.base, 3)
    assert counted(unit_entry) == (2, 2, 1, 1)


def test_titles_are_unknown_until_one_of_the_year_is_recorded(world, unit_entry, members):
    headcount(world.tree.base, 3)
    year_after = Period(dt.date(2027, 1, 1), dt.date(2027, 12, 31), PERIOD.as_of)
    assert counted(unit_entry, year_after) == (None, None, None, 1)
    record_honour(subject=members[2], subject_kind="individual", award=title("LDTT"), year=2027)
    assert counted(unit_entry, year_after) == (None, 1, 0, 1)


def title(code):
    return AwardType.objects.get(code=code)


# ---------- Members of a collective ----------


@pytest.fixture
def collective(world, members):
    return CollectiveFactory(unit=world.tree.base, headcount=2, headcount_female=1)


@pytest.fixture
def collective_entry(world, collective):
    return EntryFactory(
        dossier=world.dossier(), award=world.award, subject_kind="collective", member=None, collective=collective
    )


def belong(world, collective, *members, on=None):
    set_collective_members(collective, codes=[member.code for member in members], on=on, by=world.people["editor"])


def test_members_of_a_collective_are_counted_when_everybody_is_named(world, collective, collective_entry, members):
    best, _plain, poor = members
    belong(world, collective, best)
    assert facts(collective_entry).collective == tally.Collective(size=2, women=1)
    belong(world, collective, best, poor)
    assert facts(collective_entry).collective == tally.Collective(
        size=2, women=1, completed=1, ldtt=1, cstdcs=1, disciplined=1
    )


def test_who_left_the_collective_or_the_unit_before_the_last_day_is_not_of_it(
    world, collective, collective_entry, members
):
    best, plain, poor = members
    belong(world, collective, best, poor)
    belong(world, collective, best, plain, on=dt.date(2026, 11, 1))
    assert counted(collective_entry) == (2, 2, 1, 0)
    Membership.objects.filter(member=plain).update(valid_to=dt.date(2026, 12, 1))
    assert counted(collective_entry) == (None, None, None, None)


def test_a_collective_without_a_headcount_counts_nobody(world, collective, collective_entry, members):
    Collective.objects.update(headcount=None, headcount_female=None)
    belong(world, collective, *members)
    assert facts(collective_entry).collective == tally.Collective()


# ---------- From rows to a verdict ----------

SHARES = [
    ("collective_share", {"part": "completed", "percent": 100}),
    ("collective_share", {"part": "ldtt", "percent": 70}),
    ("collective_count", {"counted": "cstdcs", "at_least": 1}),
    ("collective_count", {"counted": "disciplined", "at_most": 0}),
]


def said(entry, period=PERIOD):
    return [verdict(entry, condition, period, **params) for condition, params in SHARES]


def test_the_shares_of_an_outstanding_collective(world, collective, collective_entry, members):
    best, plain, poor = members
    assert said(collective_entry) == ["unknown"] * 4
    belong(world, collective, best, plain)
    assert said(collective_entry) == ["met"] * 4
    belong(world, collective, plain, poor, on=dt.date(2026, 11, 1))
    assert said(collective_entry) == ["not_met"] * 4


def test_seven_of_ten(world, unit_entry):
    ten = [member_of(world.tree.base) for _each in range(10)]
    headcount(world.tree.base, 10)
    award = AwardTypeFactory(code="LDTT")
    for number, member in enumerate(ten[:7], start=1):
        record_honour(subject=member, subject_kind="individual", award=award, year=2026)
        share = verdict(unit_entry, "collective_share", part="ldtt", percent=70)
        assert share == ("met" if number == 7 else "not_met")


def test_the_shares_of_a_unit_before_anything_is_recorded(world, unit_entry):
    member_of(world.tree.base)
    headcount(world.tree.base, 1)
    assert said(unit_entry) == ["unknown", "unknown", "unknown", "met"]
