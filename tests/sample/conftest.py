"""The packs under test, built once a day of loading; building is pure, so they may be shared."""

from datetime import date

import pytest

from sample.bac_kan_2020 import build
from sample.pack import Pack

DAYS = (
    date(2026, 1, 1),
    date(2026, 12, 31),
    date(2028, 2, 29),
    date(2026, 6, 30),
    date(2026, 7, 1),
    date(2026, 11, 21),
    date(2022, 3, 15),
)


@pytest.fixture(scope="session")
def pack() -> Pack:
    return build(date(2026, 11, 21))


@pytest.fixture(scope="session", params=DAYS, ids=str)
def day(request) -> date:
    return request.param


@pytest.fixture(scope="session")
def pack_of_day(day) -> Pack:
    return build(day)
