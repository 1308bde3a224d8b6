"""Who belongs to a collective, from day to day."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Upper
from django.utils.translation import gettext as _

from common import clock
from common.editing import last_line, stale
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from common.workflow import Move, write_audit
from people.models import Collective, CollectiveMembership, Member
from people.permissions import may_keep


@transaction.atomic
def set_collective_members(
    collective: Collective,
    *,
    codes: Collection[str],
    by,
    on: dt.date | None = None,
    seen: Collection[int] | None = None,
) -> Collective:
    """From ``on`` the collective is the members of these codes and nobody else; the time before stays.

    Without a day those who are new belong to it from ever, and nobody leaves. Raises ``NotAllowed``, or ``DomainError``
    for a code of nobody in the collective's unit and what is under it, a day that cannot be, and an ended collective.
    ``StaleEdit`` when others belong to it now than ``seen``, by key; ``None`` asks nothing.
    """
    collective = Collective.objects.select_for_update(of=("self",)).select_related("unit").get(pk=collective.pk)
    if not (verdict := may_keep(by, collective)):
        raise NotAllowed(verdict.reason)
    if collective.ended_on:
        raise DomainError(_("Tập thể đã kết thúc từ ngày %(day)s.") % {"day": f"{collective.ended_on:%d/%m/%Y}"})
    if on and on > clock.today():
        raise DomainError(_("Ngày này ở tương lai. Hãy ghi khi việc đã diễn ra."))
    present = {row.member_id: row for row in collective.memberships.filter(valid_to__isnull=True)}
    wanted = _members(collective, codes, present)
    leaving = [row for member, row in present.items() if member not in wanted]
    joining = sorted(wanted.keys() - present.keys())
    if not (leaving or joining):
        return collective
    if seen is not None and set(seen) != present.keys():
        last = last_line(collective)
        raise stale(collective, last.actor if last else None, last.at if last else collective.updated_at)
    _close(leaving, on)
    with refusing(CollectiveMembership):
        for member in joining:
            CollectiveMembership.objects.create(collective=collective, member_id=member, valid_from=on)
    data = {"joined": len(joining), "left": len(leaving), "on": on.isoformat() if on else ""}
    write_audit(collective, "members", by=by, record=Move(data=data))
    return collective


def _members(collective: Collective, codes: Collection[str], present: Collection[int]) -> dict[int, str]:
    """By key the codes of the active members under the collective's unit, and of merged ones among ``present``."""
    typed = {code.strip().upper() for code in codes if code.strip()}
    may_stand = Q(left_on__isnull=True, merged_into__isnull=True) | Q(pk__in=present, merged_into__isnull=False)
    under = Member.objects.filter(may_stand).of_subtree(collective.unit).annotate(written=Upper("code"))
    found = dict(under.filter(written__in=typed).values_list("pk", "code"))
    if unknown := typed - {code.upper() for code in found.values()}:
        raise DomainError(
            _("Không có đoàn viên đang sinh hoạt ở %(unit)s với mã: %(codes)s.")
            % {"unit": collective.unit.label, "codes": ", ".join(sorted(unknown))}
        )
    return found


def _close(rows: Collection[CollectiveMembership], on: dt.date | None) -> None:
    """The last day of each is the one before ``on``."""
    for row in rows:
        if on is None:
            raise DomainError(_("Có người ra khỏi tập thể: hãy ghi danh sách tính từ ngày nào."))
        if row.valid_from and row.valid_from >= on:
            raise DomainError(_("Ngày này phải sau ngày người ra khỏi tập thể đã vào tập thể."))
        row.valid_to = on - dt.timedelta(days=1)
        row.save(update_fields=["valid_to", "updated_at"])
