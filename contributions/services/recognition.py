"""How unions above judge an initiative: three conditions, recognition level by level, or the reasons against it."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.editing import cleaned
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.language import in_vietnamese
from common.workflow import Move, advance, write_audit
from contributions.above import nobody_judged_against
from contributions.guards.initiative import application_comes_first, conditions_are_met, suits_programme
from contributions.models import (
    Condition,
    FileKind,
    Initiative,
    InitiativeCheck,
    InitiativeState,
    Recognition,
    RecognitionLevel,
)
from contributions.permissions.initiative import LEVELS, may_record_recognition
from contributions.querysets import CONFIRMED_STATES
from contributions.services.files import attach_initiative_file
from contributions.transitions.initiative import INITIATIVE_MOVES
from notices.models import NoticeKind
from notices.services.notice import notify
from units.models import Role
from units.selectors.people import people_with

JUDGED = frozenset({InitiativeState.CHECKED, *CONFIRMED_STATES})
"""States in which a level may recognise what lies before it."""

Found = Mapping[str, tuple[bool, str]]
"""Condition → whether it is met, and the note."""


@transaction.atomic
def check_initiative(initiative: Initiative, *, found: Found, by) -> Initiative:
    """What was ``found`` of all three conditions is written down, and the initiative waits for its council.

    Raises ``DomainError`` for one that is not met and has no note.
    """
    initiative = advance(initiative, "check", by=by, table=INITIATIVE_MOVES)
    initiative.checks.all().delete()
    for condition in Condition:
        is_met, note = found[condition]
        check = InitiativeCheck(
            initiative=initiative, condition=condition, is_met=is_met, note=note.strip(), checked_by=by
        )
        with refusing(InitiativeCheck):
            check.save()
    return initiative


@transaction.atomic
def recognise_initiative(
    initiative: Initiative,
    *,
    level: str,
    decision_no: str,
    decided_on: dt.date,
    by,
    body: str = "",
    certificate_no: str = "",
    upload=None,
) -> Initiative:
    """``level`` has recognised the initiative, or one more level has; the highest stands on it.

    The first time all three conditions must have been found met. Raises ``NotAllowed``, ``TransitionRefused``, or
    ``DomainError`` for a day in the future, before the application, and for a level that recognised it already.
    """
    initiative = Initiative.objects.select_for_update(of=("self",)).select_related("unit").get(pk=initiative.pk)
    _refuse_recognition(initiative, level=level, by=by)
    row = Recognition(
        initiative=initiative,
        level=level,
        decision_no=decision_no,
        decided_on=decided_on,
        body=body,
        certificate_no=certificate_no,
        recorded_by=by,
    )
    _refuse_recognition_day(initiative, decided_on)
    if upload:
        row.file = attach_initiative_file(initiative, kind=FileKind.DECISION, upload=upload, by=by)
    cleaned(row)
    with refusing(Recognition):
        row.save()
    is_first = not initiative.is_confirmed
    if not is_first:
        keep_declared([initiative])
    _keep_highest(initiative)
    if is_first:
        initiative = advance(initiative, "recognise", by=by, table=INITIATIVE_MOVES, record=_said(row))
        with in_vietnamese():
            text = _("Sáng kiến «%(title)s» được công nhận: %(level)s.") % _words(row)
        _tell(initiative, text)
    else:
        write_audit(initiative, "record_recognition", by=by, record=_said(row))
    return initiative


@transaction.atomic
def refuse_recognition(initiative: Initiative, *, reason: str, by) -> Initiative:
    """The initiative is not recognised, for this reason; the unit is told."""
    initiative = advance(initiative, "not_recognise", by=by, table=INITIATIVE_MOVES, record=Move(note=reason.strip()))
    words = {"title": initiative.title, "reason": reason.strip()}
    with in_vietnamese():
        text = _("Sáng kiến «%(title)s» không được công nhận: %(reason)s") % words
    _tell(initiative, text)
    return initiative


@transaction.atomic
def apply_initiative(initiative: Initiative, *, applied_on: dt.date, applied_at: str, by) -> Initiative:
    """What was recognised is in use, since that day at that place.

    Raises ``DomainError`` for a day to come, after the recognition or outside the initiative's programme.
    """
    if applied_on > clock.today():
        raise DomainError(_("Ngày áp dụng lần đầu không thể ở tương lai. Hãy sửa lại ngày."))
    initiative.applied_on, initiative.applied_at = applied_on, applied_at
    for verdict in (application_comes_first(initiative), suits_programme(initiative)):
        if not verdict:
            raise DomainError(verdict.reason)
    return advance(
        initiative,
        "apply",
        by=by,
        table=INITIATIVE_MOVES,
        record=Move(note=f"{applied_on:%d/%m/%Y} – {applied_at}"),
        applied_on=applied_on,
        applied_at=applied_at,
    )


@transaction.atomic
def spread_initiative(initiative: Initiative, *, where: str, by) -> Initiative:
    """The initiative is in use beyond the unit that made it: ``where`` says at whom."""
    return advance(initiative, "spread", by=by, table=INITIATIVE_MOVES, record=Move(note=where.strip()))


def keep_declared(initiatives: Iterable[Initiative], *, by=None) -> None:
    """The recognition that stands on each of ``initiatives``, which are confirmed, is a row of its own too.

    ``by`` confirmed it just now; ``None`` where that was before rows were kept.
    """
    Recognition.objects.bulk_create(
        [
            Recognition(
                initiative=one,
                level=one.recognised_level,
                decided_on=one.recognised_on,
                decision_no=one.recognition_no,
                recorded_by=by,
            )
            for one in initiatives
        ],
        ignore_conflicts=True,
    )


def _refuse_recognition(initiative: Initiative, *, level: str, by) -> None:
    if not (verdict := may_record_recognition(by, initiative, level)):
        raise NotAllowed(verdict.reason)
    if initiative.state not in JUDGED:
        raise TransitionRefused(
            _("Sáng kiến đang ở trạng thái «%(state)s» nên chưa công nhận được. Hãy kiểm tra ba điều kiện trước.")
            % {"state": initiative.get_state_display()}
        )
    if initiative.is_confirmed:
        return
    for verdict in (conditions_are_met(initiative), nobody_judged_against(initiative)):
        if not verdict:
            raise TransitionRefused(verdict.reason)


def _refuse_recognition_day(initiative: Initiative, day: dt.date) -> None:
    if day > clock.today():
        raise DomainError(_("Ngày quyết định công nhận không thể ở tương lai. Hãy sửa lại ngày."))
    as_recognised = Initiative(title=initiative.title, applied_on=initiative.applied_on, recognised_on=day)
    if not (verdict := application_comes_first(as_recognised)):
        raise DomainError(verdict.reason)


def _keep_highest(initiative: Initiative) -> None:
    """Level, day and number of the highest recognition are the initiative's own."""
    highest = max(initiative.recognitions.all(), key=lambda row: LEVELS.index(RecognitionLevel(row.level)))
    initiative.recognised_level, initiative.recognised_on = highest.level, highest.decided_on
    initiative.recognition_no = highest.decision_no
    initiative.save(update_fields=["recognised_level", "recognised_on", "recognition_no", "updated_at"])


def _words(row: Recognition) -> dict[str, str]:
    return {"title": row.initiative.title, "level": row.get_level_display()}


@in_vietnamese()
def _said(row: Recognition) -> Move:
    day = f"{row.decided_on:%d/%m/%Y}" if row.decided_on else ""
    return Move(note=" · ".join(filter(None, [row.get_level_display(), row.decision_no, day])))


def _tell(initiative: Initiative, text: str) -> None:
    """The editors of the unit have a notice of it."""
    url = reverse("contributions:initiative-detail", args=[initiative.pk])
    notify(people_with(Role.EDITOR, unit=initiative.unit), text=text, url=url, kind=NoticeKind.CONTRIBUTION)
