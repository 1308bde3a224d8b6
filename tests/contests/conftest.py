import datetime as dt

import pytest

from contests.services.contest import create_contest
from contests.services.moves import move_contest
from contests.services.registering import register
from tests.factories import MemberFactory


def plan(unit, by, **more):
    """A contest that starts today; registration closes today."""
    today = dt.date.today()
    fields = {
        "title": "Hội thi thợ giỏi",
        "year": today.year,
        "starts_on": today,
        "ends_on": today,
        "registration_closes_on": today,
        "disciplines": ["Hàn", "Tiện"],
        "grades": ["first", "second", "third", "consolation"],
    }
    return create_contest(unit=unit, by=by, **fields | more)


@pytest.fixture
def planned(tree, people):
    return plan(tree.district, people["specialist"])


@pytest.fixture
def opened_contest(planned, people):
    return move_contest(planned, "open", by=people["specialist"])


@pytest.fixture
def held(opened_contest, tree, people):
    """An and Bình of the base union weld; it was held."""
    welding = opened_contest.disciplines.get(name="Hàn")
    cast = [
        MemberFactory(unit=tree.base, code=code, full_name=name)
        for code, name in (("DV-AN", "Nguyễn Văn An"), ("DV-BINH", "Trần Thị Bình"))
    ]
    register(welding, cast, by=people["editor"])
    return move_contest(opened_contest, "hold", by=people["specialist"])
