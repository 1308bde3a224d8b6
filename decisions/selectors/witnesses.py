"""What issued decisions bear witness to."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from common.audit_witnesses import Witness
from decisions.models import Decision


def witnesses_of_decisions() -> Iterator[Witness]:
    """The root of the audit that each decision was issued with."""
    rows = Decision.objects.exclude(audit_root="").only("audit_segment", "audit_root", "number", "symbol", "year")
    for row in rows.order_by():
        place = _("quyết định số %(number)s năm %(year)s") % {"number": row.number_label, "year": row.year}
        yield Witness(row.audit_segment, row.audit_root, place)
