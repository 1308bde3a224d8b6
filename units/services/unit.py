"""Units come into being, change their name and their place; the past stays dated beside today."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import validated
from common.errors import DomainError
from common.vietnamese import text_sort_key
from units.models import Unit, UnitName, UnitPlacement

TREE_FIELDS = ("path", "depth", "numchild")


@transaction.atomic
def create_unit(*, code: str, name: str, kind: str, parent: Unit | None = None, **fields) -> Unit:
    """The unit hangs under ``parent`` (a root without one), with its first name and placement.

    Both hold from ``founded_on``, or from ever when it is unknown. Raises ``DomainError`` for bad values.
    """
    instance = Unit(code=code, name=name, kind=kind, sort_key=text_sort_key(name), **fields)
    validated(instance, exclude=TREE_FIELDS)
    if parent is None:
        unit = Unit.objects.add_root(instance=instance)
    else:
        parent = Unit.objects.select_for_update().get(pk=parent.pk)
        unit = Unit.objects.add_child(parent, instance=instance)
    UnitName.objects.create(unit=unit, name=unit.name, short_name=unit.short_name, valid_from=unit.founded_on)
    UnitPlacement.objects.create(unit=unit, parent=parent, path=unit.path, depth=unit.depth, valid_from=unit.founded_on)
    return unit


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

    A name changes only by ``rename_unit``, a place only by a reorganisation.
    """
    if unknown := fields.keys() - {"kind", "block", "founded_on"}:
        raise TypeError(f"not corrected in place: {sorted(unknown)}")
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    founded_on = fields.get("founded_on", unit.founded_on)
    for dated in (UnitName, UnitPlacement):
        dated.objects.filter(unit=unit, valid_from=unit.founded_on).update(valid_from=founded_on)
    for name, value in fields.items():
        setattr(unit, name, value)
    validated(unit, exclude=TREE_FIELDS)
    unit.save(update_fields=[*fields, "updated_at"])
    return unit
