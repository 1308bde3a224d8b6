"""Every tabular report against the statements it sends itself, sent bare: what the application adds to its SQL."""

from dataclasses import asdict, dataclass
from typing import Any

LIMIT = 2.0
UNNOTICED = 0.05
"""Seconds: a report that is done sooner keeps nobody waiting, whatever its ratio."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A report broken down by one of its axes; seconds are medians."""

    name: str
    by: str
    statements: int
    report_seconds: float
    sql_seconds: float

    @property
    def ratio(self) -> float:
        return round(self.report_seconds / self.sql_seconds, 2)

    @property
    def is_slow(self) -> bool:
        return self.ratio > LIMIT and self.report_seconds > UNNOTICED

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "ratio_to_sql": self.ratio}


def measured(campaign, reader, seconds_of) -> list[Kind]:
    """Each report of ``campaign``, or of its year, for ``reader``, by the axis it opens with and by branch."""
    from reports.selectors.cube.asked import Asked  # noqa: PLC0415 -- after the set-up
    from reports.selectors.cube.report import NEITHER  # noqa: PLC0415 -- after the set-up
    from reports.selectors.kinds.registry import REPORTS  # noqa: PLC0415 -- after the set-up

    found = []
    for report in REPORTS.values():
        chosen = None if report.needs == NEITHER else campaign
        for by in dict.fromkeys((report.axes[0], "unit" if "unit" in report.axes else report.axes[0])):
            asked = {"unit": campaign.unit, "campaign": chosen, "reader": reader}
            found.append(_of(report, by, lambda values=asked: Asked(**values), seconds_of))
    return found


def _of(report, by: str, asked, seconds_of) -> Kind:
    from django.db import connection  # noqa: PLC0415 -- after the set-up

    from reports.selectors.cube.report import table_of  # noqa: PLC0415 -- after the set-up

    sent: list[tuple[str, Any]] = []

    def note(execute, statement, params, many, context):
        sent.append((statement, params))
        return execute(statement, params, many, context)

    def by_selector() -> object:
        return table_of(report, asked(), by)

    def by_sql() -> None:
        with connection.cursor() as cursor:
            for statement, params in sent:
                cursor.execute(statement, params)
                cursor.fetchall()

    with connection.execute_wrapper(note):
        by_selector()
    whole, bare = seconds_of(by_selector, by_sql)
    return Kind(report.name, by, len(sent), round(whole, 4), round(bare, 4))
