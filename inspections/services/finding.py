"""What was found at a unit is written down, and the remedy that is asked is reported and judged."""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock
from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, TransitionRefused
from common.integrity import refusing
from common.storing import keep_file
from common.uploads import checked_upload
from common.workflow import Move, advance, write_audit
from inspections.guards import takes_findings
from inspections.models import FindingKind, InspectionFile, InspectionFinding, InspectionUnit
from inspections.services.inspected import lock_inspected
from inspections.services.telling import tell_judged, tell_reported
from inspections.transitions import FINDING_MOVES
from notices.services.notice import take_back


@transaction.atomic
def add_finding(part: InspectionUnit, *, by, **fields: Any) -> InspectionFinding:
    """The finding is written down; the unit reads it once its part is concluded.

    Raises ``NotAllowed``, ``TransitionRefused`` before the visit and after the conclusion, or ``DomainError``.
    """
    part = _open_part(part, by=by)
    finding = InspectionFinding(inspected=part, **fields)
    _checked(finding)
    with refusing(InspectionFinding):
        finding.save(force_insert=True)
    write_audit(finding, "create", by=by)
    return finding


@transaction.atomic
def update_finding(finding: InspectionFinding, *, by, version: int | None = None, **fields: Any) -> InspectionFinding:
    """The finding holds ``fields``. Raises ``StaleEdit`` and whatever ``add_finding`` raises."""
    _open_part(finding.inspected, by=by)
    finding = _locked(finding)
    refuse_stale(finding, version)
    for name, value in fields.items():
        setattr(finding, name, value)
    _checked(finding)
    with refusing(InspectionFinding):
        finding.save(update_fields=[*fields, "updated_at"])
    mark_edited(finding, by=by)
    return finding


@transaction.atomic
def remove_finding(finding: InspectionFinding, *, by) -> None:
    """The finding is gone; its history stays. Raises ``NotAllowed`` or ``TransitionRefused``."""
    part = _open_part(finding.inspected, by=by)
    finding = _locked(finding)
    write_audit(part, "remove_finding", by=by, record=Move(note=finding.text))
    finding.delete()


@transaction.atomic
def report_remedy(
    finding: InspectionFinding, *, by, report: str, reported_on: dt.date, uploads: Collection = ()
) -> InspectionFinding:
    """The unit says what it remedied, since what day, with files; whoever confirms is told, nobody reminded any more.

    Raises ``NotAllowed``, ``TransitionRefused``, or ``DomainError`` for a day to come and a file that may not be kept.
    """
    finding = _locked(finding)
    if reported_on > clock.today():
        raise DomainError(_("Ngày khắc phục xong không thể ở tương lai. Hãy sửa lại ngày."))
    checked = [checked_upload(upload) for upload in uploads]
    words = {"report": report.strip(), "reported_on": reported_on, "reported_by": by, "return_reason": ""}
    if not words["report"]:
        raise DomainError(_("Hãy ghi đã khắc phục thế nào."))
    changes = words | {"version": finding.version + 1}
    moved = advance(finding, "report", by=by, table=FINDING_MOVES, record=Move(note=report.strip()), **changes)
    for upload in checked:
        keep_file(InspectionFile(inspection=moved.inspected.inspection, finding=moved, uploaded_by=by), upload)
    take_back(moved.topic, by=by)
    tell_reported(moved)
    return moved


@transaction.atomic
def judge_remedy(
    finding: InspectionFinding, move: str, *, by, version: int | None = None, reason: str = ""
) -> InspectionFinding:
    """The remedy is confirmed, or asked for again with a reason; the unit is told.

    Raises ``NotAllowed``, ``TransitionRefused``, or ``StaleEdit`` when another report came meanwhile.
    """
    finding = _locked(finding)
    refuse_stale(finding, version)
    record = Move(note=reason.strip())
    changes = {"return_reason": record.note, "version": finding.version + 1}
    moved = advance(finding, move, by=by, table=FINDING_MOVES, record=record, **changes)
    tell_judged(moved)
    return moved


def _open_part(part: InspectionUnit, *, by) -> InspectionUnit:
    part = lock_inspected(part, by=by)
    if not (verdict := takes_findings(part)):
        raise TransitionRefused(verdict.reason)
    return part


def _locked(finding: InspectionFinding) -> InspectionFinding:
    rows = InspectionFinding.objects.select_for_update(of=("self",))
    return rows.select_related("inspected__unit", "inspected__inspection__unit").get(pk=finding.pk)


def _checked(finding: InspectionFinding) -> None:
    """Its fields are good, and what is asked has a day; raises ``DomainError``."""
    cleaned(finding)
    if finding.remedy and finding.kind != FindingKind.SHORTCOMING:
        raise DomainError(_("Chỉ yêu cầu khắc phục hạn chế, thiếu sót. Hãy đổi loại, hoặc bỏ yêu cầu."))
    if finding.remedy and finding.remedy_due is None:
        raise DomainError(_("Hãy ghi hạn khắc phục."))
    if finding.remedy_due and not finding.remedy:
        raise DomainError(_("Hãy ghi yêu cầu khắc phục, hoặc bỏ hạn."))
    if finding.remedy_due and finding.remedy_due < finding.inspected.visited_on:
        raise DomainError(_("Hạn khắc phục không thể trước ngày làm việc với đơn vị. Hãy sửa lại hạn."))
