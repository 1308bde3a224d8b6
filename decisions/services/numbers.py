"""Numbers a unit used on paper are left out by the system."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.clock import today
from common.errors import DomainError, NotAllowed
from common.numbering import last_numbers, raise_last_number
from common.workflow import Move, write_audit
from decisions.models import Series
from decisions.permissions import may_set_numbers_for
from units.models import Unit


@transaction.atomic
def set_last_number(*, unit: Unit, series: str, year: int, last: int, reason: str, by) -> None:
    """The next paper of ``series`` of ``unit`` in ``year`` has the number after ``last``; the audit says why.

    Raises ``NotAllowed``, or ``DomainError`` for a year that is over, without a reason, and for a number that is not
    above the last used one: numbers only go up.
    """
    if not (verdict := may_set_numbers_for(by, unit)):
        raise NotAllowed(verdict.reason)
    if year < today().year:
        raise DomainError(_("Năm %(year)s đã qua nên không cấp số nữa.") % {"year": year})
    if not reason.strip():
        raise DomainError(_("Hãy ghi lý do."))
    series = Series(series)
    name = series.of(unit.pk, year)
    before = last_numbers([name]).get(name, 0)
    if not raise_last_number(name, last):
        raise DomainError(
            _("Số cuối đã dùng hiện là %(number)s. Chỉ đặt được số lớn hơn, vì số đã cấp không cấp lại.")
            % {"number": last_numbers([name])[name]}
        )
    figures = {"series": series.value, "year": year, "before": before, "last": last}
    write_audit(unit, "last_number", by=by, record=Move(note=reason.strip(), data=figures))
