"""The rows behind each figure of the registration report."""

from reports.selectors.counted import Counted
from reports.selectors.registrations import COLLECTIVES

KINDS = {"collectives": COLLECTIVES, "individuals": ["individual"], "households": ["household"]}


def entry_rows(counted: Counted, *, award: str = "", kind: str = ""):
    """Entries of one award and of one column of the report; empty means all."""
    rows = counted.entries().with_subject().select_related("dossier__phase")
    if award:
        rows = rows.filter(award__code=award)
    if kind in KINDS:
        rows = rows.filter(subject_kind__in=KINDS[kind])
    return rows.order_by("dossier__unit__path", "award__position", "pk")


def unit_rows(counted: Counted):
    return counted.invited().select_related("unit").order_by("unit__path")


def initiative_rows(counted: Counted):
    return counted.initiatives().for_list().order_by("unit__path", "pk")


def work_rows(counted: Counted):
    return counted.works().for_list().order_by("owner_unit__path", "pk")
