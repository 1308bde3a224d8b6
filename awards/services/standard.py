"""A version of a standard is drafted by one person and approved by another; days do the rest."""

import datetime as dt
import logging
from collections import Counter
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from awards.guards import follows_the_others
from awards.models import StandardVersion, StandardVersionState
from awards.permissions import may_draft_standards
from awards.selectors.standard_check import sound
from awards.services.shipped_standards import end_shipped
from awards.transitions import STANDARD_MOVES
from catalogue.models import AwardType
from common.clock import now, today
from common.editing import cleaned, mark_edited, refuse_stale
from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from common.workflow import Move, advance, write_audit

CONTENT = frozenset(
    {
        "subject_kinds",
        "valid_from",
        "valid_to",
        "tree",
        "rank_by",
        "council_text",
        "legal_basis",
        "source",
        "unverified",
        "note",
    }
)
logger = logging.getLogger(__name__)
ONE_DAY = dt.timedelta(days=1)


@transaction.atomic
def draft_standard(award: AwardType, *, by, **content: Any) -> StandardVersion:
    """A draft of the next version of the award's standard stands, with this ``content`` (see ``CONTENT``).

    Raises ``NotAllowed``, or ``DomainError`` that names the place of what cannot hold.
    """
    if not (verdict := may_draft_standards(by)):
        raise NotAllowed(verdict.reason)
    award = AwardType.objects.select_for_update().get(pk=award.pk)
    last = award.standard_versions.aggregate(last=Max("number"))["last"] or 0
    version = StandardVersion(award=award, number=last + 1, drafted_by=by)
    _write(version, content)
    write_audit(version, "create", by=by, after=version.state)
    return version


@transaction.atomic
def update_draft(version: StandardVersion, *, by, seen: int | None, **content: Any) -> StandardVersion:
    """The draft has this ``content`` and a new version. Raises ``StaleEdit`` beside what ``draft_standard`` raises."""
    version = _lock_draft(version, by=by)
    refuse_stale(version, seen)
    _write(version, content)
    mark_edited(version, by=by)
    return version


@transaction.atomic
def remove_draft(version: StandardVersion, *, by) -> None:
    """The draft is gone; what is no draft any more never is. Raises ``NotAllowed`` or ``TransitionRefused``."""
    version = _lock_draft(version, by=by)
    write_audit(version, "remove", by=by, before=version.state)
    version.delete()


@transaction.atomic
def approve_standard(version: StandardVersion, *, by, seen: int | None) -> StandardVersion:
    """The version never changes again; when its first day has come it is in force and the older one is superseded.

    Raises ``StaleEdit`` when it was edited since ``seen``, ``NotAllowed``, ``TransitionRefused`` or ``DomainError``.
    """
    version = _lock(version)
    refuse_stale(version, seen)
    sound(version)
    with refusing(StandardVersion):
        version = advance(version, "approve_standard", by=by, table=STANDARD_MOVES, approved_by=by, approved_at=now())
    return enter_force(version) if version.valid_from <= today() else version


@transaction.atomic
def end_standard(version: StandardVersion, *, by, last_day: dt.date, reason: str) -> StandardVersion:
    """The version in force holds through ``last_day``; one that never held is superseded at once.

    Raises ``NotAllowed``, or ``TransitionRefused`` for a day it cannot end on or without a reason.
    """
    version = _lock(version)
    record = Move(note=reason, data={"last_day": last_day.isoformat()})
    if version.state == StandardVersionState.APPROVED:
        never = version.valid_from - ONE_DAY
        return advance(version, "withdraw", by=by, table=STANDARD_MOVES, record=record, valid_to=never)
    if last_day < version.valid_from or (version.valid_to and last_day > version.valid_to):
        raise TransitionRefused(
            _("Ngày cuối áp dụng phải từ ngày %(first)s và không sau thời hạn đã định.")
            % {"first": f"{version.valid_from:%d/%m/%Y}"}
        )
    version = advance(version, "end", by=by, table=STANDARD_MOVES, record=record, valid_to=last_day)
    return _expire(version) if last_day < today() else version


def enter_force(version: StandardVersion) -> StandardVersion:
    """The approved version is in force; those it replaces are superseded, with the day before as their last.

    Must run inside ``transaction.atomic``; raises ``TransitionRefused`` before its day.
    """
    by = version.approved_by
    if not (verdict := follows_the_others(version)):
        raise TransitionRefused(verdict.reason)
    for older in _replaced_by(version):
        advance(older, "supersede", by=by, table=STANDARD_MOVES, valid_to=version.valid_from - ONE_DAY)
    with refusing(StandardVersion):
        return advance(version, "enter_force", by=by, table=STANDARD_MOVES)


def keep_up_with_the_day() -> dict[str, int]:
    """Approved versions whose day has come are in force, and those whose last day is past are superseded.

    Counts both, and those ``refused`` because of another version. Doing it again changes nothing.
    """
    counts: Counter[str] = Counter({"begun": 0, "ended": 0, "refused": 0})
    approved = StandardVersion.objects.filter(state=StandardVersionState.APPROVED, valid_from__lte=today())
    for version in approved.order_by("valid_from", "pk"):
        counts["begun" if _begin(version) else "refused"] += 1
    past = StandardVersion.objects.filter(state=StandardVersionState.IN_FORCE, valid_to__lt=today())
    for version in past.order_by("pk"):
        with transaction.atomic():
            _expire(_lock(version))
        counts["ended"] += 1
    return dict(counts)


def _begin(version: StandardVersion) -> bool:
    """The version is in force, unless another one is in its way: then people have to end one of them."""
    try:
        with transaction.atomic():
            version = _lock(version)
            if version.state == StandardVersionState.APPROVED:
                enter_force(version)
    except DomainError as refusal:
        logger.warning("%s: %s", version, refusal)
        return False
    return True


def _expire(version: StandardVersion) -> StandardVersion:
    """The version (locked), whose last day is past, is superseded; a shipped one without anybody's name."""
    if version.state != StandardVersionState.IN_FORCE:
        return version
    if version.approved_by:
        return advance(version, "expire", by=version.approved_by, table=STANDARD_MOVES)
    end_shipped(version, last_day=version.valid_to)
    version.refresh_from_db()
    return version


def _replaced_by(version: StandardVersion) -> list[StandardVersion]:
    sharing = StandardVersion.objects.sharing_days_with(version).filter(state=StandardVersionState.IN_FORCE)
    return [older for older in sharing.order_by("pk") if older.kinds & version.kinds]


def _write(version: StandardVersion, content: dict[str, Any]) -> None:
    """``version`` has ``content``, which can hold, and is saved."""
    if unknown := content.keys() - CONTENT:
        raise TypeError(f"not of a standard: {sorted(unknown)}")
    for name, value in content.items():
        setattr(version, name, value)
    cleaned(version, exclude={"tree", "rank_by"})
    document = sound(version)
    version.tree = document.tree.to_json()
    if not (verdict := follows_the_others(version)):
        raise DomainError(verdict.reason)
    with refusing(StandardVersion):
        version.save()


def _lock_draft(version: StandardVersion, *, by) -> StandardVersion:
    if not (verdict := may_draft_standards(by)):
        raise NotAllowed(verdict.reason)
    version = _lock(version)
    if not version.is_draft:
        raise TransitionRefused(
            _("Phiên bản đang ở trạng thái «%(state)s» nên không sửa được nữa. Hãy soạn phiên bản mới.")
            % {"state": version.get_state_display()}
        )
    return version


def _lock(version: StandardVersion) -> StandardVersion:
    """``version`` as it stands, under lock, with its award and approver."""
    rows = StandardVersion.objects.select_for_update(of=("self",)).select_related("award", "approved_by")
    return rows.get(pk=version.pk)
