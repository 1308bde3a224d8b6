"""Who hung under whom in a time in which units moved and ended: each once, under whoever it was under."""

import datetime as dt

import pytest

from tests.units.test_ended_units import ENDED, end, move_away
from units.models import Unit, UnitPlacement
from units.selectors.placements import unit_ids_between

FIRST, LAST = dt.date(2025, 1, 1), dt.date(2025, 12, 31)


def codes(unit, first, last):
    ids = list(unit_ids_between(unit, first, last).values_list("unit_id", flat=True))
    assert len(ids) == len(set(ids))
    return set(Unit.objects.filter(pk__in=ids).values_list("code", flat=True))


@pytest.fixture
def changed(tree):
    """On 1 July 2025 the district is over: base went with it, base2 is under the second one."""
    move_away(tree.base2, tree.district2, "0009")
    end(tree.base)
    end(tree.district)
    return tree


@pytest.mark.parametrize(
    ("unit", "first", "last", "found"),
    [
        ("province", FIRST, LAST, {"TINH", "HUYEN", "HUYEN2", "CS1", "CS2", "CS3"}),
        ("province", FIRST, ENDED, {"TINH", "HUYEN", "HUYEN2", "CS1", "CS2", "CS3"}),
        ("province", ENDED + dt.timedelta(days=1), LAST, {"TINH", "HUYEN2", "CS2", "CS3"}),
        ("district2", FIRST, LAST, {"HUYEN2", "CS2", "CS3"}),
        ("district2", FIRST, ENDED, {"HUYEN2", "CS3"}),
        ("district", FIRST, LAST, {"HUYEN", "CS1", "CS2"}),
        ("district", FIRST, ENDED, {"HUYEN", "CS1", "CS2"}),
        ("base", FIRST, LAST, {"CS1"}),
        ("base2", FIRST, LAST, {"CS2"}),
    ],
)
def test_a_map_of_a_period(changed, unit, first, last, found):
    assert codes(getattr(changed, unit), first, last) == found


def test_without_changes_the_map_is_that_of_the_day(tree):
    for unit in (tree.province, tree.base):
        assert set(unit_ids_between(unit, FIRST, LAST).values_list("unit_id", flat=True)) == set(
            UnitPlacement.objects.on(LAST).filter(path__startswith=unit.path).values_list("unit_id", flat=True)
        )


def test_a_unit_that_ended_under_one_that_moved_since_stays_with_it(tree):
    """base ended in March; its district moved to the other province in July."""
    end(tree.base, dt.date(2025, 3, 31))
    path = tree.district.path
    move_away(tree.district, tree.province2, "0009")
    moved = Unit.objects.get(pk=tree.district.pk)
    move_away(tree.base2, moved, "0001")
    assert path != moved.path
    assert codes(moved, FIRST, LAST) == {"HUYEN", "CS1", "CS2"}
    assert codes(tree.province, FIRST, LAST) == {"TINH", "HUYEN2", "CS1", "CS3"}
    assert codes(tree.province2, FIRST, LAST) == {"TINH2", "HUYEN", "CS2", "CS4"}
