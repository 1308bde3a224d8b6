"""Units come into being, change their name and their place; the past stays dated beside today."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import validated
from common.errors import DomainError
from common.verdict import Verdict
from common.vietnamese import text_sort_key
from units.guards import kind_fits_under, takes_units
from units.models import Unit, UnitName, UnitPlacement
from units.services.intake import take_in_units

TREE_FIELDS = ("path", "depth", "numchild")


@transaction.atomic
def create_unit(*, code: str, name: str, kind: str, parent: Unit | None = None, **fields) -> Unit:
    """The unit hangs under ``parent`` (a root without one), with its first name and placement.

    Both hold from ``founded_on``, or from ever when it is unknown. Raises ``DomainError`` for bad values, a parent
    that ended or whose level is not above ``kind``.
    """
    instance = Unit(code=code, name=name, kind=kind, sort_key=text_sort_key(name), **fields)
    validated(instance, exclude=TREE_FIELDS)
    if parent is not None:
        parent = Unit.objects.select_for_update().get(pk=parent.pk)
        _refuse(takes_units(parent), kind_fits_under(kind, parent))
    take_in_units([instance], parents=[parent])
    return instance


@transaction.atomic
def rename_unit(unit: Unit, *, name: str, short_name: str = "", on: dt.date) -> Unit:
    """The unit bears the new name from ``on``; what was issued before keeps the old one.

    Raises ``DomainError`` when the present name began on that day or later.
    """
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    present = unit.names.get(valid_to__isnull=True)
    if present.valid_from and present.valid_from >= on:
        raise DomainError(_("Tên hiện tại bắt đầu từ ngày này hoặc sau đó. Hãy chọn ngày muộn hơn."))
    present.valid_to = on - dt.timedelta(days=1)
    present.save(update_fields=["valid_to", "updated_at"])
    fresh = UnitName.objects.create(unit=unit, name=name, short_name=short_name, valid_from=on)
    unit.name, unit.short_name, unit.sort_key = fresh.name, fresh.short_name, text_sort_key(fresh.name)
    unit.save(update_fields=["name", "short_name", "sort_key", "updated_at"])
    return unit


@transaction.atomic
def correct_unit(unit: Unit, **fields) -> Unit:
    """The unit's ``kind``, ``block`` and ``founded_on`` are as given; its first name and place begin with it.

    They never were what they were before: places dated with the wrong level or block are corrected too.

    A name changes only by ``rename_unit``, a place only by a reorganisation. Raises ``DomainError`` when the level
    does not fit between those above and below.
    """
    if unknown := fields.keys() - {"kind", "block", "founded_on"}:
        raise TypeError(f"not corrected in place: {sorted(unknown)}")
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    founded_on = fields.get("founded_on", unit.founded_on)
    for dated in (UnitName, UnitPlacement):
        dated.objects.filter(unit=unit, valid_from=unit.founded_on).update(valid_from=founded_on)
    for name, value in fields.items():
        if name != "founded_on":
            UnitPlacement.objects.filter(unit=unit, **{name: getattr(unit, name)}).update(**{name: value})
        setattr(unit, name, value)
    validated(unit, exclude=TREE_FIELDS)
    if "kind" in fields:
        above = Unit.objects.filter(path=unit.path[: -Unit.steplen])
        _refuse(*(kind_fits_under(unit.kind, parent) for parent in above))
        _refuse(*(kind_fits_under(kind, unit) for kind in _kinds_under(unit)))
    unit.save(update_fields=[*fields, "updated_at"])
    return unit


def _kinds_under(unit: Unit) -> set[str]:
    return set(Unit.objects.get_children(unit).order_by().values_list("kind", flat=True))


def _refuse(*verdicts: Verdict) -> None:
    """Nothing happens when all ``verdicts`` are yes; raises ``DomainError`` with the reason of the first no."""
    for verdict in verdicts:
        if not verdict:
            raise DomainError(verdict.reason)
