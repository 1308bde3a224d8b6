"""The days facts are counted for."""

import datetime as dt
from dataclasses import dataclass

from awards.models import TallyRun


@dataclass(frozen=True, slots=True)
class Period:
    """The days a campaign counts for, and the day on which it is looked at what cases are open.

    ``run`` is the key of the run that asks: what people approved in it, or in a later one, came after it.
    """

    start: dt.date
    end: dt.date
    as_of: dt.date
    run: int | None = None


def period_of(run: TallyRun) -> Period:
    """The days the run was started with."""
    return Period(run.period_from, run.period_to, run.as_of, run.pk)


def whole_months(since: dt.date | None, until: dt.date) -> int | None:
    """Whole months from ``since`` to ``until``; ``None`` when the first day is unknown or lies later."""
    if since is None or since > until:
        return None
    return (until.year - since.year) * 12 + until.month - since.month - (until.day < since.day)
