"""Whether the registration came before its deadline."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Max, Min, OuterRef, Q, Subquery
from django.utils import timezone

from awards.selectors.facts.slices import Reader, Row, Slice, Source
from campaigns.models import Dossier, DossierKind, Extension


class Registration(NamedTuple):
    """When a registration was first sent, and its last day."""

    sent_on: dt.date | None
    due_on: dt.date


def read_registration(cut: Slice) -> Reader:
    """``registered_in_time``: by the day the entry names, else by the day its registration was first sent.

    The last day is the campaign's, or a later one granted to the unit. Unknown where no day is known.
    """
    known = _registrations({pk for row in cut.rows if (pk := _dossier(row)[0]) is not None})

    def of(row: Row) -> dict[str, bool | None]:
        dossier, day = _dossier(row)
        registration = known.get(dossier) if dossier is not None else None
        if registration is None or (day := day or registration.sent_on) is None:
            return {}
        return {"registered_in_time": day <= registration.due_on}

    return of


def _dossier(row: Row) -> tuple[int | None, dt.date | None]:
    """The registration's dossier and the day of the entry in it."""
    if row.dossier_kind == DossierKind.REGISTRATION:
        return row.dossier_id, row.registered_on
    return row.source_dossier_id, row.source_registered_on


def _registrations(dossiers: set[int]) -> dict[int, Registration]:
    same_phase = Q(phase=OuterRef("phase")) | Q(phase__isnull=True)
    granted = Extension.objects.filter(
        same_phase, campaign=OuterRef("campaign"), unit=OuterRef("unit"), kind=DossierKind.REGISTRATION
    )
    rows = (
        Dossier.objects.filter(pk__in=dossiers)
        .order_by()
        .annotate(
            first_sent=Min("versions__sent_at"),
            granted=Subquery(granted.order_by().values("unit").annotate(last=Max("until")).values("last")),
        )
    )
    return {
        pk: Registration(timezone.localdate(sent) if sent else None, max(filter(None, (closes_on, granted_until))))
        for pk, sent, closes_on, granted_until in rows.values_list(
            "pk", "first_sent", "campaign__registration_closes_on", "granted"
        )
    }


REGISTRATION = Source(frozenset({"registered_in_time"}), read_registration)
