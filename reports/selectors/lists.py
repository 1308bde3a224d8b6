"""The rows behind each figure of the registration report."""

from reports.selectors.counted import Counted
from reports.selectors.figures import COLLECTIVES
from reports.selectors.headcounts import headcounts_of
from reports.selectors.sent import Sent

KINDS = {"collectives": COLLECTIVES, "individuals": ("individual",), "households": ("household",)}


def entry_rows(counted: Counted, *, award: str = "", kind: str = ""):
    """Entries of one award and of one column of the report; empty means all.

    What a row names is fetched by the page: joined to the map of the day it would take the planner longer than
    the database.
    """
    if counted.as_of:
        return [
            entry
            for entry in Sent(counted).entries
            if award in ("", entry.award_code) and entry.subject_kind in KINDS.get(kind, (entry.subject_kind,))
        ]
    rows = (
        counted.entries()
        .select_related("award")
        .prefetch_related("member", "collective", "subject_unit", "dossier__unit", "dossier__phase")
    )
    if award:
        rows = rows.filter(award__code=award)
    if kind in KINDS:
        rows = rows.filter(subject_kind__in=KINDS[kind])
    return rows.order_by("dossier_id", "pk")


def unit_rows(counted: Counted, *, block: str = ""):
    """The invited units, of one block or of all."""
    rows = counted.invited().select_related("unit").order_by("unit__path")
    return rows.filter(unit__block=block) if block else rows


def headcount_rows(counted: Counted):
    return headcounts_of(counted)


def initiative_rows(counted: Counted):
    if counted.as_of:
        return Sent(counted).initiatives
    return counted.initiatives().for_list().order_by("unit__path", "pk")


def work_rows(counted: Counted):
    if counted.as_of:
        return Sent(counted).works
    return counted.works().for_list().order_by("owner_unit__path", "pk")
