import datetime as dt

import pytest

from inspections.services.finding import add_finding
from inspections.services.inspected import add_units, conclude_unit, visit_unit
from inspections.services.inspection import move_inspection
from tests.factories import InspectionFactory

REMEDY = {
    "kind": "shortcoming",
    "text": "Chưa họp bình xét",
    "ground": "Điều 5 Quy chế",
    "remedy": "Họp và gửi biên bản",
}


@pytest.fixture
def planned(tree, people):
    """An inspection of the district with the base union in it."""
    inspection = InspectionFactory(unit=tree.district, made_by=people["specialist"])
    add_units(inspection, by=people["specialist"], units=[tree.base])
    return inspection


@pytest.fixture
def part(planned, people):
    """The base union, visited, nothing found yet."""
    move_inspection(planned, "start", by=people["specialist"])
    return visit_unit(planned.inspected.get(), by=people["specialist"], visited_on=dt.date.today())


@pytest.fixture
def finding(part, people):
    """A remedy was asked of the base union by a conclusion, for a week from today."""
    due = dt.date.today() + dt.timedelta(days=7)
    found = add_finding(part, by=people["specialist"], remedy_due=due, **REMEDY)
    conclude_unit(part, by=people["specialist"])
    found.refresh_from_db()
    return found
