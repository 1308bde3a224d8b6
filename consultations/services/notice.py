"""A list stands before the public, and is taken away again."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from awards.models import TallyRun
from catalogue.models import AwardType
from common.bulk import create_rows
from common.clock import today
from common.editing import cleaned
from common.errors import DomainError, NotAllowed
from common.public_pages import renew_public_pages
from common.workdays import add_working_days
from common.workflow import Move, advance, write_audit
from consultations.models import ConsultationRule, NoticeLine, NoticeState, PublicNotice
from consultations.permissions import may_consult
from consultations.selectors.lists import listed, to_ask_about
from consultations.transitions import NOTICE_MOVES
from notices.services.notice import take_back

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 8


@transaction.atomic
def publish_notice(run: TallyRun, award: AwardType | None, *, title: str, days: int, by) -> PublicNotice:
    """Everybody may read who of ``run`` is to get ``award``, or any, and comment for ``days`` working days.

    Those that another notice shows, or showed as long, are left out. Raises ``NotAllowed``, or ``DomainError`` when
    nobody is left or ``days`` are fewer than the rule of an award asks for.
    """
    unit = run.campaign.unit
    if not (verdict := may_consult(by, unit)):
        raise NotAllowed(verdict.reason)
    TallyRun.objects.select_for_update(of=("self",), no_key=True).get(pk=run.pk)
    rows = list(to_ask_about(run, award).filter(~Exists(_shown_for(days))).select_related("award"))
    if not rows:
        raise DomainError(_("Không còn ai đã phê duyệt mà chưa được lấy ý kiến."))
    _refuse_too_short({row.award for row in rows}, days)
    notice = PublicNotice(
        unit=unit,
        run=run,
        award=award,
        code=get_random_string(LENGTH, LETTERS),
        title=title,
        days=days,
        published_on=today(),
        last_day=add_working_days(today(), days),
        published_by=by,
    )
    cleaned(notice)
    notice.save()
    create_rows(list(listed(rows, NoticeLine, notice=notice)))
    record = Move(data={"run": run.pk, "lines": len(rows), "last_day": f"{notice.last_day:%Y-%m-%d}"})
    write_audit(notice, "publish", by=by, after=notice.state, record=record)
    renew_public_pages()
    return notice


@transaction.atomic
def close_notice(notice: PublicNotice, *, by) -> PublicNotice:
    """The list is withdrawn from the public, its time is over and every comment settled. Raises as ``advance``."""
    return _end(notice, "close", by=by)


@transaction.atomic
def withdraw_notice(notice: PublicNotice, *, reason: str, by) -> PublicNotice:
    """The list counts as never shown, for ``reason``, and every comment on it is settled; it may be published anew.

    Raises as ``advance``.
    """
    return _end(notice, "withdraw", by=by, reason=reason.strip())


def _end(notice: PublicNotice, move: str, *, by, reason: str = "") -> PublicNotice:
    ended = {"ended_by": by, "ended_at": timezone.now(), "reason": reason}
    notice = advance(notice, move, by=by, table=NOTICE_MOVES, record=Move(note=reason), **ended)
    take_back(notice.topic, by=by)
    renew_public_pages()
    return notice


def _shown_for(days: int):
    """The lines of a recommendation in notices that run, or ran for ``days`` working days."""
    ran = Q(notice__state=NoticeState.CLOSED, notice__days__gte=days)
    return NoticeLine.objects.filter(ran | Q(notice__state=NoticeState.OPEN), recommendation=OuterRef("pk"))


def _refuse_too_short(awards, days: int) -> None:
    for rule in ConsultationRule.objects.of_each(awards, today()):
        if rule.notice_days and days < rule.notice_days:
            raise DomainError(
                _("%(award)s phải lấy ý kiến ít nhất %(days)s ngày làm việc.")
                % {"award": rule.award.name, "days": rule.notice_days}
            )
