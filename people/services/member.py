"""People enter the register, are corrected, and move from unit to unit with their history."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import refuse_changed, validated
from common.errors import DomainError
from common.integrity import refusing
from common.vietnamese import name_sort_key
from people.models import LeavingReason, Member, Membership
from units.models import Unit


@transaction.atomic
def create_member(*, code: str, full_name: str, gender: str, unit: Unit, **fields) -> Member:
    """The person is in the register and in ``unit``, from ``joined_on`` or from ever when it is unknown."""
    member = Member(code=code, full_name=full_name, gender=gender, unit=unit, **fields)
    member.sort_key = name_sort_key(member.full_name)
    validated(member)
    with refusing(Member):
        member.save()
    Membership.objects.create(member=member, unit=unit, valid_from=member.joined_on)
    return member


@transaction.atomic
def update_member(member: Member, *, seen: dt.datetime | None = None, **fields) -> Member:
    """The person's own data are as given; the unit changes only by ``move_member``.

    ``seen`` is the ``updated_at`` the form was opened with. Raises ``StaleEdit`` when somebody saved since then.
    """
    member = Member.objects.select_for_update().get(pk=member.pk)
    refuse_changed(member, seen)
    if "unit" in fields and fields["unit"] != member.unit:
        raise DomainError(_("Muốn chuyển đoàn viên sang đơn vị khác, hãy dùng chức năng chuyển sinh hoạt."))
    for name, value in fields.items():
        setattr(member, name, value)
    member.sort_key = name_sort_key(member.full_name)
    validated(member)
    with refusing(Member):
        member.save()
    return member


@transaction.atomic
def move_member(member: Member, *, to: Unit, on: dt.date) -> Member:
    """The person is in ``to`` from ``on``; the time before stays in ``Membership``.

    Raises ``DomainError`` when the present membership began on that day or later.
    """
    member = Member.objects.select_for_update().get(pk=member.pk)
    if member.unit_id == to.pk:
        raise DomainError(_("Đoàn viên đang sinh hoạt ở đơn vị này."))
    present = member.memberships.filter(valid_to__isnull=True).first()
    if present and present.valid_from and present.valid_from >= on:
        raise DomainError(_("Ngày chuyển phải sau ngày bắt đầu sinh hoạt ở đơn vị hiện tại."))
    if present:
        present.valid_to = on - dt.timedelta(days=1)
        present.leaving_reason = LeavingReason.MOVED
        present.save(update_fields=["valid_to", "leaving_reason", "updated_at"])
    Membership.objects.create(member=member, unit=to, valid_from=on)
    member.unit = to
    member.save(update_fields=["unit", "updated_at"])
    return member
