"""Sums, caps and spreads, without a database."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scores.counting import Part, Spread, counted, largest_total, mean, smallest_ratio, spread

COMMON = Part("I", "common", Decimal(100), {"I.1": Decimal(60), "I.2": Decimal(40)})
BONUS = Part("II", "bonus", Decimal(5), {"II.1": Decimal(8)})
PENALTY = Part("III", "penalty", Decimal(10), {"III.1": Decimal(20)})
PARTS = (COMMON, BONUS, PENALTY)


@pytest.mark.parametrize(
    ("points", "total", "so_far", "missing"),
    [
        ({}, None, 0, 2),
        ({"I.1": Decimal(50)}, None, 50, 1),
        ({"I.1": Decimal(0), "I.2": Decimal(0)}, 0, 0, 0),
        ({"I.1": Decimal(0), "I.2": None}, None, 0, 1),
        ({"I.1": Decimal(50), "I.2": Decimal(40)}, 90, 90, 0),
        ({"I.1": Decimal(50), "I.2": Decimal(40), "II.1": Decimal(8)}, 95, 95, 0),
        ({"I.1": Decimal(50), "I.2": Decimal(40), "II.1": Decimal(3), "III.1": Decimal(15)}, 83, 83, 0),
        (
            {"I.1": Decimal("50.25"), "I.2": Decimal("40"), "II.1": None, "III.1": None},
            Decimal("90.25"),
            Decimal("90.25"),
            0,
        ),
    ],
)
def test_a_column_counts(points, total, so_far, missing):
    count = counted(PARTS, points)
    assert (count.total, count.so_far, count.missing) == (total, so_far, missing)


def test_a_stated_total_counts_only_without_criteria():
    assert counted(PARTS, {}, stated=Decimal(77)).total == 77
    assert counted(PARTS, {"I.1": None}, stated=Decimal(0)).total == 0
    assert counted(PARTS, {"I.1": Decimal(1)}, stated=Decimal(77)).total is None
    assert counted(PARTS, {"I.1": Decimal(1), "I.2": Decimal(2)}, stated=Decimal(77)).total == 3


def test_a_sheet_without_criteria_has_no_total_of_its_own():
    bare = Part("I", "common", Decimal(100), {})
    assert counted((bare,), {}).total is None
    assert counted((bare,), {}, stated=Decimal(80)).total == 80


def test_the_smallest_share_is_of_common_criteria():
    assert counted(PARTS, {"I.1": Decimal(30), "I.2": Decimal(40), "II.1": Decimal(0)}).ratio == Decimal("0.5")
    assert counted(PARTS, {"I.1": Decimal(30)}).ratio is None
    assert smallest_ratio((Part("I", "common", Decimal(3), {"a": Decimal(3)}),), {"a": Decimal(1)}) == Decimal(
        "0.333333"
    )


def test_the_largest_total_has_the_bonus_cap():
    assert largest_total(PARTS) == 105


@given(st.lists(st.decimals(0, 60, places=2), min_size=2, max_size=2), st.decimals(0, 8, places=2))
def test_a_total_never_passes_the_sheet(common, bonus):
    count = counted(PARTS, {"I.1": common[0], "I.2": min(common[1], Decimal(40)), "II.1": bonus})
    assert 0 <= count.total <= largest_total(PARTS)
    assert 0 <= count.ratio <= 1


def test_spread():
    assert spread([]) == Spread(0)
    assert spread([Decimal(3), Decimal(1), Decimal(2), Decimal(10)]) == Spread(
        4, Decimal(1), Decimal("2.5"), Decimal(10), Decimal(4)
    )
    assert mean([Decimal(1), Decimal(1), Decimal(2)]) == Decimal("1.33")
    assert mean([Decimal("0.01"), Decimal(0)]) == Decimal("0.01")
