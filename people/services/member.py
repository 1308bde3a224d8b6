"""People enter the register and are corrected."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import refuse_changed, validated
from common.errors import DomainError
from common.integrity import refusing
from common.vietnamese import name_sort_key
from people.models import Member, Membership
from people.services.membership import first_memberships
from units.models import Unit
from units.permissions import takes_writes


@transaction.atomic
def create_member(*, code: str, full_name: str, gender: str, unit: Unit, **fields) -> Member:
    """The person is in the register and in ``unit``, from ``joined_on`` or from ever when it is unknown.

    Raises ``DomainError`` when the unit has ended.
    """
    if not (verdict := takes_writes(unit)):
        raise DomainError(verdict.reason)
    member = Member(code=code, full_name=full_name, gender=gender, unit=unit, **fields)
    _save(member)
    Membership.objects.create(member=member, unit=unit, valid_from=member.joined_on)
    return member


@transaction.atomic
def update_member(member: Member, *, seen: dt.datetime | None = None, **fields) -> Member:
    """The person's own data are as given; the first membership begins with ``joined_on``.

    The unit changes only by ``move_member``. ``seen`` is the ``updated_at`` the form was opened with: raises
    ``StaleEdit`` when somebody saved since then.
    """
    member = Member.objects.select_for_update().get(pk=member.pk)
    refuse_changed(member, seen)
    if "unit" in fields and fields["unit"] != member.unit:
        raise DomainError(
            _("Muốn chuyển đoàn viên sang đơn vị khác, hãy mở trang của đoàn viên và bấm «Chuyển sinh hoạt».")
        )
    joined_before = member.joined_on
    for name, value in fields.items():
        setattr(member, name, value)
    _save(member)
    if member.joined_on != joined_before:
        _begin_with_joining(member, joined_before)
    return member


def _save(member: Member) -> None:
    member.sort_key = name_sort_key(member.full_name)
    validated(member)
    if member.birth_date and member.joined_on and member.joined_on < member.birth_date:
        raise DomainError(_("Ngày vào công đoàn không thể trước ngày sinh."))
    with refusing(Member):
        member.save()


def _begin_with_joining(member: Member, joined_before: dt.date | None) -> None:
    for first in first_memberships({member.pk: joined_before}):
        if not first.may_begin(member.joined_on):
            raise DomainError(
                _("Ngày vào công đoàn không thể sau ngày %(day)s, ngày cuối ở đơn vị đầu tiên.")
                % {"day": f"{first.valid_to:%d/%m/%Y}"}
            )
        first.valid_from = member.joined_on
        first.save(update_fields=["valid_from", "updated_at"])
