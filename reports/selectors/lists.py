"""The rows behind each figure of the registration report."""

from reports.selectors.counted import Counted
from reports.selectors.registrations import COLLECTIVES

KINDS = {"collectives": COLLECTIVES, "individuals": ["individual"], "households": ["household"]}


def entry_rows(counted: Counted, *, award: str = "", kind: str = ""):
    """Entries of one award and of one column of the report; empty means all.

    What a row names is fetched by the page: joined to the map of the day it would take the planner longer than
    the database.
    """
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


def unit_rows(counted: Counted):
    return counted.invited().select_related("unit").order_by("unit__path")


def initiative_rows(counted: Counted):
    return counted.initiatives().for_list().order_by("unit__path", "pk")


def work_rows(counted: Counted):
    return counted.works().for_list().order_by("owner_unit__path", "pk")
