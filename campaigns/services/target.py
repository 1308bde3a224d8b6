"""Targets are handed down to units and set by units themselves."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.guards.campaign import campaign_is_open_to_edits
from campaigns.models import Campaign, Indicator, Target, TargetOrigin
from campaigns.permissions.campaign import may_assign_targets
from campaigns.selectors.targets import assigned_values, signature_of
from common.errors import DomainError, NotAllowed, StaleEdit, TransitionRefused
from common.workflow import Move, write_audit
from units.models import Unit
from units.permissions import takes_writes

LARGEST = 2**63 - 1

Values = Mapping[tuple[int, str], int | None]
"""(unit's primary key, indicator) → whole number, đồng for values; ``None`` takes the target back."""


@transaction.atomic
def set_targets(campaign: Campaign, *, above: Unit, units, values: Values, by, seen: str | None = None) -> int:
    """The targets ``above`` hands to ``units`` under it are as in ``values``; returns how many changed.

    What ``values`` does not name stays. The unit that runs the campaign may set its own whole as well. ``seen`` is
    the signature of all their targets when the form was opened. Raises ``NotAllowed``, ``StaleEdit``,
    ``TransitionRefused`` once the campaign has ended, ``DomainError``.
    """
    campaign = _lock(campaign)
    _refuse_outside(campaign, above)
    if not (verdict := may_assign_targets(by, above)):
        raise NotAllowed(verdict.reason)
    units = list(units)
    for unit in units:
        _refuse_outside(campaign, unit, top=above)
        if not (verdict := takes_writes(unit)):
            raise NotAllowed(verdict.reason)
    if above.pk != campaign.unit_id and any(unit.pk == above.pk for unit in units):
        raise NotAllowed(_("Chỉ tiêu của %(unit)s do cấp trên giao.") % {"unit": above})
    if {pk for pk, indicator in values} - {unit.pk for unit in units}:
        raise DomainError(_("Có đơn vị không nằm trong bảng này. Hãy tải lại trang."))
    if seen is not None and seen != signature_of(assigned_values(campaign, units)):
        raise StaleEdit(
            _("Chỉ tiêu trong bảng này vừa được người khác sửa. Số bạn nhập vẫn còn trên trang; hãy so lại rồi lưu.")
        )
    changed = write_targets(campaign, values, origin=TargetOrigin.ASSIGNED)
    if changed:
        write_audit(campaign, "targets", by=by, record=Move(data={"unit": above.code, "changed": changed}))
    return changed


@transaction.atomic
def fill_targets(campaign: Campaign, *, above: Unit, units, indicators: Mapping[str, int], by) -> int:
    """Every one of ``units`` that lacks a named indicator has it now; those that have one keep it. Returns how many."""
    units = list(units)
    known = assigned_values(campaign, units)
    values = {
        (unit.pk, indicator): value
        for unit in units
        for indicator, value in indicators.items()
        if (unit.pk, indicator) not in known
    }
    return set_targets(campaign, above=above, units=units, values=values, by=by)


def write_targets(campaign: Campaign, values: Values, *, origin: str) -> int:
    """The rows are as in ``values``, in a fixed number of queries; returns how many changed. The caller locks."""
    for (_pk, indicator), value in values.items():
        _refuse_bad(indicator, value)
    rows = {
        (row.unit_id, row.indicator): row
        for row in Target.objects.filter(campaign=campaign, origin=origin, unit__in={pk for pk, _name in values})
    }
    made, changed, gone = [], [], []
    for (pk, indicator), value in values.items():
        row = rows.get((pk, indicator))
        if row is None and value is not None:
            made.append(Target(campaign=campaign, unit_id=pk, indicator=indicator, value=value, origin=origin))
        elif row is not None and value is None:
            gone.append(row.pk)
        elif row is not None and row.value != value:
            row.value = value
            changed.append(row)
    Target.objects.bulk_create(made)
    Target.objects.bulk_update(changed, ["value"])
    Target.objects.filter(pk__in=gone).delete()
    return len(made) + len(changed) + len(gone)


def _lock(campaign: Campaign) -> Campaign:
    locked = Campaign.objects.select_for_update(of=("self",)).select_related("unit").get(pk=campaign.pk)
    if not (verdict := campaign_is_open_to_edits(locked)):
        raise TransitionRefused(verdict.reason)
    return locked


def _refuse_outside(campaign: Campaign, unit: Unit, *, top: Unit | None = None) -> None:
    if not unit.path.startswith((top or campaign.unit).path):
        raise DomainError(_("%(unit)s không thuộc đơn vị phát động phong trào.") % {"unit": unit})


def _refuse_bad(indicator: str, value: int | None) -> None:
    if indicator not in Indicator.values:
        raise DomainError(_("Không có chỉ tiêu «%(indicator)s».") % {"indicator": indicator})
    if value is not None and not 0 <= value <= LARGEST:
        raise DomainError(_("Chỉ tiêu phải là số nguyên từ 0 trở lên."))
