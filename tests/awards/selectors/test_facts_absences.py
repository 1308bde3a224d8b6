"""Days away in a period that runs over two calendar years, such as a school year."""

import datetime as dt
from decimal import Decimal

import pytest

from awards.selectors.facts import Period
from people.models import Absence, Member
from tests.awards.selectors.judging import facts, verdict
from tests.factories import MemberFactory

SCHOOL_YEAR = Period(dt.date(2025, 9, 1), dt.date(2026, 5, 31), dt.date(2026, 6, 10))
INSIDE = (dt.date(2025, 12, 22), dt.date(2026, 1, 9))
BEFORE = (dt.date(2025, 3, 3), dt.date(2025, 4, 25))
AFTER = (dt.date(2026, 6, 1), dt.date(2026, 7, 31))
ACROSS = (dt.date(2025, 8, 25), dt.date(2025, 9, 5))


@pytest.fixture
def entry(world):
    return world.person(world.dossier())


def away(entry, days, span, *, year=None, reason="sick"):
    start, end = span
    Absence.objects.create(
        member=entry.member,
        year=year or start.year,
        reason=reason,
        working_days=Decimal(days),
        from_date=start,
        to_date=end,
    )


def days(entry):
    found = facts(entry, SCHOOL_YEAR)
    return found.absent_days, found.maternity_days


def test_nothing_recorded_is_no_day(entry):
    assert days(entry) == (0, 0)


def test_days_of_both_calendar_years_count_and_those_outside_do_not(entry):
    away(entry, 15, INSIDE)
    away(entry, 20, (dt.date(2026, 3, 2), dt.date(2026, 3, 27)), reason="maternity")
    away(entry, 45, AFTER)
    away(entry, 38, BEFORE, reason="other")
    assert days(entry) == (35, 20)


@pytest.mark.parametrize("span", [(None, None), (dt.date(2025, 10, 1), None), ACROSS])
def test_what_cannot_be_placed_leaves_it_unknown(entry, span):
    away(entry, 10, span, year=2025)
    assert days(entry) == (None, None)


def test_a_line_of_no_days_needs_no_place(entry):
    away(entry, 0, (None, None), year=2025)
    assert days(entry) == (0, 0)


def test_of_a_line_with_one_day_outside_the_rest_is_outside_too(entry):
    away(entry, 10, (dt.date(2026, 6, 1), None))
    away(entry, 10, (None, dt.date(2025, 8, 31)), year=2025, reason="other")
    assert days(entry) == (0, 0)


def test_a_day_that_two_lines_tell_of_counts_once(entry):
    away(entry, 15, INSIDE, reason="other")
    away(entry, 15, INSIDE, reason="maternity")
    assert days(entry) == (15, 15)
    within = Period(dt.date(2025, 1, 1), dt.date(2025, 12, 31), SCHOOL_YEAR.as_of)
    assert facts(entry, within).absent_days == 15


@pytest.mark.parametrize("span", [(INSIDE[0], dt.date(2026, 1, 2)), (INSIDE[1], dt.date(2026, 2, 6))])
def test_of_days_that_overlap_nobody_knows_how_many_they_are(entry, span):
    away(entry, 15, INSIDE)
    away(entry, 8, span, reason="other")
    assert days(entry) == (None, None)


def test_two_records_of_a_person_tell_the_same_line_once_and_others_apart(entry):
    other = MemberFactory(unit=entry.member.unit)
    for record in (entry.member, other):
        Absence.objects.create(member=record, year=2026, reason="sick", working_days=12)
    Absence.objects.create(member=other, year=2026, reason="study", working_days=5)
    Member.objects.filter(pk=other.pk).update(merged_into=entry.member)
    assert facts(entry, Period(dt.date(2026, 1, 1), dt.date(2026, 12, 31), SCHOOL_YEAR.as_of)).absent_days == 17


@pytest.mark.parametrize(
    ("length", "span", "said"),
    [
        (39, INSIDE, "met"),
        (40, INSIDE, "not_met"),
        (60, AFTER, "met"),
        (60, BEFORE, "met"),
        (40, (None, None), "unknown"),
    ],
)
def test_absence_of_a_school_year(entry, length, span, said):
    away(entry, length, span, year=2025 if span[0] is None else None)
    assert verdict(entry, "absence", SCHOOL_YEAR, fewer_than=40) == said


def test_of_a_period_of_many_years_the_last_twelve_months_count(entry):
    five_years = Period(dt.date(2022, 1, 1), dt.date(2026, 12, 31), SCHOOL_YEAR.as_of)
    away(entry, 50, (None, None), year=2025)
    away(entry, 30, (None, None), year=2026)
    assert facts(entry, five_years).absent_days == 30
    many_school_years = Period(dt.date(2022, 6, 1), dt.date(2026, 5, 31), SCHOOL_YEAR.as_of)
    away(entry, 12, INSIDE, reason="study")
    assert facts(entry, many_school_years).absent_days is None


@pytest.mark.parametrize(
    ("end", "first"),
    [
        (dt.date(2026, 12, 31), dt.date(2026, 1, 1)),
        (dt.date(2026, 5, 31), dt.date(2025, 6, 1)),
        (dt.date(2024, 2, 28), dt.date(2023, 3, 1)),
        (dt.date(2024, 2, 29), dt.date(2023, 3, 1)),
        (dt.date(2025, 2, 28), dt.date(2024, 3, 1)),
    ],
)
def test_twelve_months_end_with_the_period(entry, end, first):
    many_years = Period(dt.date(2010, 1, 1), end, end)
    eve = first - dt.timedelta(days=1)
    away(entry, 7, (first, first))
    away(entry, 9, (eve, eve), reason="other")
    assert facts(entry, many_years).absent_days == 7
