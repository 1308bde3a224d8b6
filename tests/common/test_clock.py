import datetime as dt
from pathlib import Path

import pytest
from django.utils import timezone

from common import clock

ROOT = Path(__file__).resolve().parents[2]
LATE_IN_UTC = dt.datetime(2020, 4, 30, 18, 30, tzinfo=dt.UTC)


def test_it_is_now_unless_something_is_told():
    before = timezone.now()
    assert before <= clock.now() <= timezone.now()
    assert clock.today() == timezone.localdate()


def test_what_is_told_has_its_own_moment_and_day():
    with clock.telling(LATE_IN_UTC):
        assert clock.now() == LATE_IN_UTC
        assert clock.today() == dt.date(2020, 5, 1)
    assert clock.now().year > 2020


def test_the_present_returns_after_a_fault():
    with pytest.raises(ZeroDivisionError), clock.telling(LATE_IN_UTC):
        1 / 0  # noqa: B018 -- any fault will do
    assert clock.now().year > 2020


def test_only_the_sample_and_a_measurement_are_told():
    callers = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.glob("*/**/*.py")
        if path.parts[len(ROOT.parts)] not in {"tests", ".venv"} and "clock.telling(" in path.read_text()
    }
    assert callers == {"bench/_reorganisation.py", "exchange/services/sample_days.py"}
