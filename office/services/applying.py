"""Reorganisations whose day has come are done, each in one transaction: wholly or not at all, and once."""

import logging
from collections.abc import Mapping

import pghistory
from django.db import OperationalError, connection, transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common import clock
from common.errors import DomainError
from common.workflow import Move, advance, write_audits
from notices.models import NoticeKind
from notices.services.notice import notify
from office.models import Reorganisation, ReorganisationLine, ReorganisationState
from office.selectors.reorganisation_figures import Trial
from office.selectors.reorganisation_trial import trial_of
from office.services.carrying_out import carry_out
from office.services.open_work import hand_on_open_work
from office.transitions.reorganisation import REORGANISATION_MOVES
from people.models import Member
from units.models import Role, Unit
from units.selectors.people import people_at
from units.services.reorganising import lock_units

logger = logging.getLogger(__name__)

UNFORESEEN = gettext_lazy(
    "Hệ thống gặp lỗi ngoài dự kiến; chưa có gì thay đổi và hệ thống sẽ thử lại. Nếu lời này còn sau một giờ, hãy báo "
    "quản trị hệ thống kèm tên việc sắp xếp này."
)
TREE_LOCK = 20250701
"""The advisory lock under which one reorganisation at a time changes the tree."""


def apply_due() -> list[int]:
    """Every scheduled reorganisation whose day has come is done, the earliest first; returns their keys.

    One that cannot be done stays scheduled, says why, and tells whoever scheduled it; so does one that meets an error
    nobody foresaw, which the log tells in full. None holds up the others. A lost connection is raised: the worker is
    lost with it, and the next one does what is due.
    """
    due = Reorganisation.objects.filter(state=ReorganisationState.SCHEDULED, effective_on__lte=clock.today())
    done = []
    for key in list(due.order_by("effective_on", "pk").values_list("pk", flat=True)):
        try:
            if apply_reorganisation(key):
                done.append(key)
        except DomainError as refusal:
            _note_failure(key, str(refusal))
        except OperationalError:
            raise
        except Exception:
            logger.exception("Reorganisation %s was not applied", key)
            _note_failure(key, str(UNFORESEEN))
    return done


@transaction.atomic
def apply_reorganisation(key: int) -> bool:
    """The tree, the people and what goes on from what are as the lines say since its day; ``False`` if not scheduled.

    Raises ``DomainError`` when something stands in the way by now or the people do not add up; nothing changed then.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK])
    row = (
        Reorganisation.objects.select_for_update(of=("self",)).select_related("unit", "scheduled_by").filter(pk=key)
    ).first()
    if row is None or row.state != ReorganisationState.SCHEDULED:
        return False
    lines = list(row.lines.all())
    with pghistory.context(user=row.scheduled_by_id, reorganisation=row.pk):
        lock_units({unit for line in lines for unit in (line.source_id, line.target_id) if unit})
        trial = trial_of(row)
        row = advance(
            row,
            "apply",
            by=row.scheduled_by,
            table=REORGANISATION_MOVES,
            record=Move(data=trial.figures),
            applied_at=timezone.now(),
            failure="",
        )
        made = carry_out(row, trial)
        _refuse_lost_people(trial, made)
        row.figures = trial.figures | hand_on_open_work(row, trial.ending, made)
        row.save(update_fields=["figures", "updated_at"])
        _write_down(row, trial.lines)
    return True


def _refuse_lost_people(trial: Trial, made: Mapping[int, int]) -> None:
    """The lists of the units are as long as the trial said; raises ``DomainError`` when they are not."""
    expected = {made.get(key, key): count for key, count in trial.members_after.items()}
    counted = dict.fromkeys(expected, 0)
    rows = Member.objects.active().filter(unit__in=counted).order_by().values_list("unit").annotate(Count("pk"))
    counted.update(rows)
    if counted != expected:
        raise DomainError(_("Số đoàn viên sau sắp xếp không khớp với số đã tính. Hệ thống sẽ thử lại."))


def _write_down(row: Reorganisation, lines: list[ReorganisationLine]) -> None:
    """The audit of each unit has a line; its people and those of its target are told once it is true."""
    write_audits(
        [
            (
                line.source or line.made,
                Move(
                    data={
                        "reorganisation": row.pk,
                        "operation": line.operation,
                        "target": _receiver_code(line),
                        "decision_no": row.decision_no,
                    }
                ),
            )
            for line in lines
        ],
        "reorganise",
        by=row.scheduled_by,
    )
    named = {unit for line in lines for unit in (line.source_id, line.target_id, line.made_id) if unit}
    told = list(people_at(*Role.values, units=Unit.objects.filter(pk__in=named)))
    text = _("«%(title)s» có hiệu lực từ %(day)s.") % {"title": row.title, "day": f"{row.effective_on:%d/%m/%Y}"}
    notify(told, text=text, url=reverse("office:reorganisation-detail", args=[row.pk]), kind=NoticeKind.OFFICE)


def _receiver_code(line: ReorganisationLine) -> str | None:
    if line.into_id:
        return line.into.new_code
    return line.target.code if line.target else None


@transaction.atomic
def _note_failure(key: int, why: str) -> None:
    row = Reorganisation.objects.select_for_update(of=("self",)).select_related("scheduled_by").get(pk=key)
    if row.failure == why:
        return
    row.failure = why
    row.save(update_fields=["failure", "updated_at"])
    text = _("Chưa thực hiện được «%(title)s»: %(why)s") % {"title": row.title, "why": why}
    page = reverse("office:reorganisation-detail", args=[row.pk])
    notify([row.scheduled_by], text=text, url=page, kind=NoticeKind.OFFICE)
