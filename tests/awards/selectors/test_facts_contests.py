"""Prizes of skill contests as facts: which count, from when, for whom, and in how many queries."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.selectors.facts import Period
from awards.tally import levels
from awards.tally.facts import ContestResult
from contests.models import Contest
from tests.awards.selectors.judging import PERIOD, facts, verdict
from tests.factories import (
    CollectiveFactory,
    ContestantFactory,
    ContestDisciplineFactory,
    ContestFactory,
    ContestPrizeFactory,
    EntryFactory,
    MemberFactory,
)


def won(member=None, collective=None, *, unit, holder=None, state="published", grade="first", **contest):
    held = ContestFactory(unit=holder or unit, state=state, **contest)
    prize = ContestPrizeFactory(contest=held, grade=grade)
    discipline = ContestDisciplineFactory(contest=held)
    return ContestantFactory(
        discipline=discipline, unit=unit, member=member, collective=collective, prize=prize, rank=1
    )


@pytest.fixture
def entry(world):
    return world.person(world.dossier())


def test_a_published_prize_is_known(world, entry):
    row = won(entry.member, unit=entry.dossier.unit, holder=world.tree.province, year=2026)
    ContestantFactory(discipline=row.discipline, unit=entry.dossier.unit)
    assert facts(entry).contests == (
        ContestResult(
            level=levels.ContestLevel.PROVINCE,
            year=2026,
            prize=levels.PrizeGrade.FIRST,
            rank=1,
            ref=f"HT-{row.discipline.contest_id}/{row.pk}",
        ),
    )
    assert verdict(entry, "contest_prize", level="province", prizes=["first"], years=1) == "met"
    assert verdict(entry, "contest_prize", level="confederation") == "not_met"


@pytest.mark.parametrize("state", ["planned", "open", "held", "cancelled"])
def test_what_is_not_published_counts_nowhere(entry, state):
    won(entry.member, unit=entry.dossier.unit, state=state)
    assert facts(entry).contests == ()


def test_a_prize_counts_from_the_day_it_was_published(entry):
    row = won(entry.member, unit=entry.dossier.unit, year=2026)
    Contest.objects.filter(pk=row.discipline.contest_id).update(published_on=PERIOD.as_of + dt.timedelta(days=1))
    assert facts(entry).contests == ()
    later = Period(PERIOD.start, PERIOD.end, PERIOD.as_of + dt.timedelta(days=1))
    assert len(facts(entry, later).contests) == 1


def test_without_a_prize_nothing_was_won(entry):
    row = won(entry.member, unit=entry.dossier.unit)
    row.prize = None
    row.save()
    assert facts(entry).contests == ()


def test_what_a_merged_record_won_is_the_persons(entry):
    merged = MemberFactory(unit=entry.dossier.unit, merged_into=entry.member)
    won(merged, unit=entry.dossier.unit)
    assert len(facts(entry).contests) == 1


def test_collectives_have_their_own_and_units_are_unknown(world):
    dossier = world.dossier()
    team = CollectiveFactory(unit=dossier.unit)
    won(None, team, unit=dossier.unit)
    of_team = EntryFactory(dossier=dossier, award=world.award, subject_kind="collective", member=None, collective=team)
    assert len(facts(of_team).contests) == 1
    world.award.subject_kinds = ["individual", "collective", "unit"]
    world.award.save()
    of_unit = EntryFactory(
        dossier=dossier, award=world.award, subject_kind="unit", member=None, subject_unit=dossier.unit
    )
    assert facts(of_unit).contests is None


@pytest.mark.parametrize("prizes", [1, 3])
def test_it_takes_one_query_however_many(entry, prizes):
    for _prize in range(prizes):
        won(entry.member, unit=entry.dossier.unit)
    with CaptureQueriesContext(connection) as asked:
        found = facts(entry, needs={"contests"})
    assert (len(asked), len(found.contests)) == (2, prizes)
