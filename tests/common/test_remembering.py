"""A count is made once a change of what it rests on."""

import pytest

from common.remembering import remembered
from tests.factories import UnitFactory
from units.models import Unit

pytestmark = pytest.mark.django_db


def test_counted_anew_once_a_row_has_changed(tree):
    made = []

    def units(known_by="all"):
        return remembered("units", known_by, (Unit,), lambda: made.append(known_by) or Unit.objects.count())

    before = units()
    assert (units(), made) == (before, ["all"])
    UnitFactory(code="MOI", parent=tree.province)
    assert (units(), made) == (before + 1, ["all", "all"])
    Unit.objects.filter(code="MOI").update(name="Tên khác")
    units()
    assert len(made) == 3
    assert (units("one"), made[3:]) == (before + 1, ["one"])
    Unit.objects.filter(code="KHÔNG-CÓ").update(name="Không ai")
    units()
    assert len(made) == 4
