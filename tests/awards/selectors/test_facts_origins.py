"""What units go on from: the awards they take over, and how long ago they were split or merged."""

import datetime as dt

import pytest

from awards.selectors.facts import Period
from awards.services.honour import record_honour
from awards.tally import facts as tally
from awards.tally import levels
from tests.awards.selectors.judging import PERIOD, facts, verdict
from tests.factories import EntryFactory, UnitFactory
from units.models import SuccessionKind, Unit, UnitSuccession
from units.services.reorganising import regrade_units
from units.services.succession import record_succession


@pytest.fixture
def entry(world):
    return EntryFactory(
        dossier=world.dossier(), award=world.award, subject_kind="unit", member=None, subject_unit=world.tree.base
    )


@pytest.fixture
def before(world):
    """The unit that went into the one that is put up, on 1 July 2024."""
    unit = UnitFactory(code="CU", parent=world.tree.district, ended_on=dt.date(2024, 6, 30))
    goes_on(world.tree.base, unit, dt.date(2024, 7, 1))
    return unit


def goes_on(unit, predecessor, on, kind=SuccessionKind.ABSORBED):
    record_succession(unit, predecessor=predecessor, kind=kind, effective_on=on)


def held(world, unit, year, number=""):
    record_honour(subject=unit, subject_kind="unit", award=world.award, year=year, decision_no=number)


def taken_over(entry, period=PERIOD):
    return [(item.year, item.predecessor) for item in facts(entry, period).history]


def test_awards_of_the_unit_it_goes_on_from_stand_beside_its_own(world, entry, before):
    held(world, world.tree.base, 2023, "1/QĐ")
    held(world, before, 2023, "1/QĐ")
    held(world, before, 2024)
    assert taken_over(entry) == [(2023, None), (2023, "CU"), (2024, "CU")]
    assert facts(entry).history[1] == tally.PastAward(
        "BK_TINH", 2023, levels.AwardScope.COMPREHENSIVE, level="provincial", predecessor="CU", ref="1/QĐ"
    )


def test_an_award_of_after_the_succession_is_the_other_unit_s_alone(world, entry):
    goes_on(world.tree.base, world.tree.base2, dt.date(2024, 7, 1), SuccessionKind.SPLIT)
    held(world, world.tree.base2, 2024)
    held(world, world.tree.base2, 2025)
    assert taken_over(entry) == [(2024, world.tree.base2.code)]
    other = EntryFactory(
        dossier=world.dossier(world.tree.base2),
        award=world.award,
        subject_kind="unit",
        member=None,
        subject_unit=world.tree.base2,
    )
    assert taken_over(other) == [(2024, None), (2025, None)]


def test_a_succession_of_after_the_period_is_not_looked_at(world, entry, before):
    held(world, before, 2020)
    ended = Period(dt.date(2023, 7, 1), dt.date(2024, 6, 30), PERIOD.as_of)
    begun = Period(dt.date(2023, 7, 1), dt.date(2024, 7, 1), PERIOD.as_of)
    assert (taken_over(entry, ended), taken_over(entry, begun)) == ([], [(2020, "CU")])


def test_what_a_predecessor_took_over_goes_on_unless_it_did_so_later(world, entry, before):
    oldest, stranger = UnitFactory(code="XUA"), UnitFactory(code="LA")
    goes_on(before, oldest, dt.date(2015, 3, 1))
    goes_on(before, stranger, dt.date(2025, 3, 1))
    for unit in (oldest, stranger):
        held(world, unit, 2014)
        held(world, unit, 2016)
    assert taken_over(entry) == [(2014, "XUA")]


def test_units_that_split_and_came_together_again_end_somewhere(world, entry):
    base, other = world.tree.base, world.tree.base2
    goes_on(other, base, dt.date(2015, 1, 1), SuccessionKind.SPLIT)
    goes_on(base, other, dt.date(2020, 1, 1))
    held(world, base, 2010)
    held(world, other, 2018)
    assert taken_over(entry) == [(2010, None), (2018, other.code)]


@pytest.mark.parametrize(("inherited", "said"), [("count", "met"), ("ignore", "not_met"), ("ask", "unknown")])
def test_prior_awards_follow_the_successor_when_the_standard_says_so(world, entry, before, inherited, said):
    held(world, before, 2023)
    asked = {"awards": ["BK_TINH"], "years": 5, "inherited": inherited}
    assert verdict(entry, "prior_awards", **asked) == said


def test_prior_awards_of_consecutive_years_across_a_merger(world, entry, before):
    for unit, year in ((before, 2023), (before, 2024), (world.tree.base, 2025)):
        held(world, unit, year)
    asked = {"awards": ["BK_TINH"], "count": 3, "consecutive": True, "inherited": "count"}
    assert verdict(entry, "prior_awards", **asked) == "met"
    assert verdict(entry, "prior_awards", **asked | {"count": 4}) == "not_met"


def test_an_award_of_a_predecessor_was_not_held_by_the_unit_itself(world, entry, before):
    held(world, before, 2023)
    assert verdict(entry, "not_held_before", awards=["BK_TINH"]) == "met"
    held(world, world.tree.base, 2023)
    assert verdict(entry, "not_held_before", awards=["BK_TINH"]) == "not_met"


def founded(unit, day):
    Unit.objects.filter(pk=unit.pk).update(founded_on=day)


@pytest.mark.parametrize("kind", ["absorbed", "consolidated", "split"])
def test_months_since_splits_and_mergers(world, entry, before, kind):
    goes_on(world.tree.base, world.tree.base2, dt.date(2026, 7, 1), kind)
    assert facts(entry).months_since_mergers == (5, 29)


def test_the_unit_that_was_split_and_goes_on_was_split_too(world, entry):
    goes_on(world.tree.base2, world.tree.base, dt.date(2026, 7, 31), SuccessionKind.SPLIT)
    assert facts(entry).months_since_mergers == (5,)


@pytest.mark.parametrize("kind", ["absorbed", "converted"])
def test_a_unit_that_only_gave_something_away_or_changed_its_level_was_not_merged(world, entry, kind):
    successor, predecessor = {
        "absorbed": (world.tree.base2, world.tree.base),
        "converted": (world.tree.base, world.tree.base2),
    }[kind]
    goes_on(successor, predecessor, dt.date(2026, 7, 1), kind)
    assert facts(entry).months_since_mergers == ()


@pytest.mark.parametrize(
    ("day", "mergers"),
    [
        (None, ()),
        (dt.date(2025, 12, 31), ()),
        (dt.date(2026, 1, 1), None),
        (dt.date(2026, 12, 31), None),
        (dt.date(2027, 1, 1), None),
    ],
)
def test_of_what_a_young_unit_came_is_unknown_without_a_line(world, entry, day, mergers):
    founded(world.tree.base, day)
    assert facts(entry).months_since_mergers == mergers


def test_a_year_counts_in_a_shorter_period_and_the_period_in_a_longer_one(world, entry):
    founded(world.tree.base, dt.date(2026, 1, 1))
    half = Period(dt.date(2026, 7, 1), dt.date(2026, 12, 31), PERIOD.as_of)
    long = Period(dt.date(2025, 1, 1), dt.date(2027, 6, 30), PERIOD.as_of)
    later = Period(dt.date(2026, 7, 1), dt.date(2027, 6, 30), PERIOD.as_of)
    found = [facts(entry, period).months_since_mergers for period in (half, long, later)]
    assert found == [None, None, ()]


def test_a_unit_founded_anew_came_of_nothing(world, entry):
    founded(world.tree.base, dt.date(2026, 5, 1))
    record_succession(world.tree.base, kind=SuccessionKind.FOUNDED, effective_on=dt.date(2026, 5, 1))
    assert facts(entry).months_since_mergers == ()


@pytest.mark.parametrize(
    ("founded_on", "merged_on", "said"),
    [
        (dt.date(2025, 12, 31), None, "met"),
        (dt.date(2026, 1, 1), None, "unknown"),
        (None, None, "unknown"),
        (dt.date(2010, 1, 1), dt.date(2026, 6, 30), "met"),
        (dt.date(2010, 1, 1), dt.date(2026, 7, 1), "not_met"),
        (None, dt.date(2026, 6, 30), "met"),
        (dt.date(2026, 5, 1), dt.date(2026, 5, 1), "met"),
    ],
)
def test_months_since_founding_or_merging(world, entry, founded_on, merged_on, said):
    founded(world.tree.base, founded_on)
    if merged_on:
        goes_on(world.tree.base, world.tree.base2, merged_on)
    assert verdict(entry, "months_since_founding", months=12, months_after_merger=6) == said


def test_a_unit_founded_anew_is_too_young(world, entry):
    founded(world.tree.base, dt.date(2026, 5, 1))
    record_succession(world.tree.base, kind=SuccessionKind.FOUNDED, effective_on=dt.date(2026, 5, 1))
    assert verdict(entry, "months_since_founding", months=12, months_after_merger=6) == "not_met"


def test_others_than_units_are_split_by_nobody(world):
    assert facts(world.person(world.dossier())).months_since_mergers is None


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("ask", "ask"), [(2023, "CU"), (2020, "XUA")]),
        (("count", "count"), [(2023, None), (2020, None)]),
        (("count", "ask"), [(2023, None), (2020, "XUA")]),
        (("ask", "count"), [(2023, "CU"), (2020, "XUA")]),
        (("count", "ignore"), [(2023, None)]),
        (("ignore", "count"), []),
    ],
)
def test_each_origin_says_whether_the_years_before_count(world, entry, before, lines, found):
    """The unit goes on from «CU», which went on from «XUA»; the strictest of the lines between counts."""
    older = UnitFactory(code="XUA", parent=world.tree.district, ended_on=dt.date(2021, 6, 30))
    goes_on(before, older, dt.date(2021, 7, 1))
    for successor, inheritance in zip((world.tree.base, before), lines, strict=True):
        UnitSuccession.objects.filter(successor=successor).update(inheritance=inheritance)
    held(world, before, 2023)
    held(world, older, 2020)
    assert taken_over(entry) == sorted(found)


def test_an_award_was_decided_at_the_level_its_union_had_then(world, entry):
    campaign = entry.dossier.campaign
    record_honour(
        subject=world.tree.base, subject_kind="unit", award=world.award, year=campaign.year, campaign=campaign
    )
    then = facts(entry).history[0].level
    regrade_units({campaign.unit_id: "sectoral"}, on=campaign.ends_on + dt.timedelta(days=1))
    assert Unit.objects.get(pk=campaign.unit_id).kind == "sectoral"
    assert facts(entry).history[0].level == then != "sectoral"
