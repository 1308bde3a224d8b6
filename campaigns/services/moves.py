"""The road of a dossier, one function per move; the table is ``campaigns.transitions.DOSSIER_MOVES``."""

import hashlib
from collections.abc import Collection
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.guards.dossier import before_return, window_is_open
from campaigns.models import Dossier, DossierInitiative, DossierState, DossierVersion
from campaigns.permissions.dossier import may_edit
from campaigns.selectors.canonical import canonical_json, dossier_content
from campaigns.selectors.parts import open_part_labels, part_keys, without_covered
from campaigns.services.editing import lock, reviewed, written
from campaigns.services.entry_review import settle_returned
from campaigns.services.reminding import stop_reminding
from campaigns.services.telling import tell_unit
from campaigns.transitions import DOSSIER_MOVES
from common import clock
from common.editing import moment, refuse_stale
from common.errors import NotAllowed, TransitionRefused
from common.language import in_vietnamese
from common.numbering import next_number
from common.workflow import advance
from contributions.models import Initiative
from contributions.services.initiative import send_initiatives, take_back_initiatives
from contributions.services.intake import confirm_declared
from units.permissions import unit_above_acting

SHORTEST_REASON = 20
"""Letters of a reason to return: enough to say what is missing."""

FURTHEST = timedelta(days=366)
"""A day further away than this is a year typed wrong."""

_LONGEST_RECEIPT = 64


@transaction.atomic
def send_dossier(dossier: Dossier, *, by, version: int | None = None) -> DossierVersion:
    """The dossier is sent and this version of it kept for good, with its receipt number and SHA-256.

    It is late for ever when only an extension let it through; nobody is reminded of it any more. ``version``, when
    given, is the one the sender has read. Raises ``TransitionRefused`` for one that was sent already, with its number
    and time.
    """
    dossier = lock(dossier)
    if not (verdict := may_edit(by, dossier)):
        raise NotAllowed(verdict.reason)
    _refuse_sent(dossier)
    refuse_stale(dossier, version)
    above = unit_above_acting(by, dossier.unit)
    at, is_late = clock.now(), not window_is_open(dossier)
    number = dossier.versions.count() + 1
    receipt_no = _receipt(dossier)
    dossier.filled_by_unit = above or dossier.filled_by_unit
    content = canonical_json(
        dossier_content(dossier)
        | {
            "number": number,
            "receipt_no": receipt_no,
            "sent_at": at,
            "sent_by": by.get_username(),
            "on_behalf": above is not None,
            "sent_from": above.code if above else dossier.unit.code,
        }
    )
    digest = hashlib.sha256(content.encode()).hexdigest()
    sent = advance(
        dossier,
        "send",
        by=by,
        table=DOSSIER_MOVES,
        record=written(dossier, by=by, receipt_no=receipt_no, number=number, sha256=digest, is_late=is_late),
        receipt_no=receipt_no,
        sent_at=at,
        sent_by=by,
        is_late=dossier.is_late or is_late,
        filled_by_unit=dossier.filled_by_unit,
    )
    send_initiatives(_initiatives(sent), by=by)
    settle_returned(sent)
    stop_reminding(sent, by=by)
    return DossierVersion.objects.create(
        dossier=sent,
        number=number,
        receipt_no=receipt_no,
        content=content,
        sha256=digest,
        sent_by=by,
        sent_at=at,
        on_behalf=above is not None,
    )


@transaction.atomic
def withdraw_dossier(dossier: Dossier, *, by, reason: str) -> Dossier:
    """A dossier nobody has begun to review is withdrawn; its initiatives are drafts again."""
    record = written(dossier, by=by, note=reason.strip())
    dossier = advance(dossier, "withdraw", by=by, table=DOSSIER_MOVES, record=record)
    take_back_initiatives(_only_here(dossier), by=by)
    return dossier


@transaction.atomic
def reopen_dossier(dossier: Dossier, *, by) -> Dossier:
    """A withdrawn dossier is a draft again; whether it may still be sent is asked when it is."""
    return advance(dossier, "reopen", by=by, table=DOSSIER_MOVES, record=written(dossier, by=by))


@transaction.atomic
def recall_dossier(dossier: Dossier, *, by, reason: str) -> Dossier:
    """A dossier nobody has begun to review is a draft again, to be mended and sent in time; its initiatives too.

    What the last return opened, and until when, still holds.
    """
    dossier = advance(
        dossier, "recall", by=by, table=DOSSIER_MOVES, record=written(dossier, by=by, note=reason.strip())
    )
    take_back_initiatives(_only_here(dossier), by=by)
    return dossier


@transaction.atomic
def take_dossier(dossier: Dossier, *, by) -> Dossier:
    """The dossier is in review: the unit can no longer withdraw it."""
    return advance(dossier, "take", by=by, table=DOSSIER_MOVES, record=reviewed(dossier, by=by))


@transaction.atomic
def return_dossier(dossier: Dossier, *, by, reason: str, due_on: date, open_parts: Collection[str] = ()) -> Dossier:
    """The unit may mend ``open_parts`` of the dossier (none named: all) and send it until the end of ``due_on``.

    It is told. Raises ``TransitionRefused`` for a reason under ``SHORTEST_REASON`` letters, a day past or too far, or
    a part the dossier has not.
    """
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise TransitionRefused(
            _("Hãy ghi lý do trả lại dài ít nhất %(least)s chữ cái, nói rõ cần bổ sung gì.")
            % {"least": SHORTEST_REASON}
        )
    refuse_day(due_on)
    dossier = lock(dossier)
    dossier.open_parts = _known_parts(dossier, open_parts)
    with in_vietnamese():
        labels = open_part_labels(dossier)
    dossier = advance(
        dossier,
        "return",
        by=by,
        table=DOSSIER_MOVES,
        record=reviewed(dossier, by=by, note=reason, due_on=due_on.isoformat(), parts=labels),
        due_on=due_on,
        return_reason=reason,
        open_parts=dossier.open_parts,
    )
    take_back_initiatives(_only_here(dossier), by=by)
    words = {"reason": reason, "due": f"{due_on:%d/%m/%Y}"}
    text = gettext_lazy("%(dossier)s bị trả lại: %(reason)s – hạn bổ sung hết ngày %(due)s.")
    if labels:
        words["parts"] = ", ".join(labels)
        text = gettext_lazy("%(dossier)s bị trả lại: %(reason)s – hạn bổ sung hết ngày %(due)s. Chỉ sửa: %(parts)s.")
    tell_unit(dossier, text, **words)
    return dossier


@transaction.atomic
def accept_dossier(dossier: Dossier, *, by, note: str = "") -> Dossier:
    """The dossier is accepted and counts; the recognitions it declares are confirmed with it, and the unit is told."""
    record = reviewed(dossier, by=by, note=note.strip())
    dossier = advance(dossier, "accept", by=by, table=DOSSIER_MOVES, record=record)
    confirm_declared(_initiatives(dossier), by=by)
    tell_unit(dossier, gettext_lazy("%(dossier)s đã được nhận."))
    return dossier


@transaction.atomic
def refuse_dossier(dossier: Dossier, *, by, reason: str) -> Dossier:
    """The dossier ends here, with ``reason``; the unit is told."""
    record = reviewed(dossier, by=by, note=reason.strip())
    dossier = advance(dossier, "refuse", by=by, table=DOSSIER_MOVES, record=record)
    tell_unit(dossier, gettext_lazy("%(dossier)s không đạt: %(reason)s."), reason=reason.strip(" ."))
    return dossier


@transaction.atomic
def correct_dossier(dossier: Dossier, *, by, reason: str) -> Dossier:
    """A step that was wrong is taken back: the dossier is in review as before it, and the unit is told.

    Of a return its day and its parts go too, and what it made drafts is handed in again. Recognitions confirmed with
    an acceptance stay: they are corrected where they stand. Raises ``TransitionRefused`` or ``NotAllowed``.
    """
    record = reviewed(dossier, by=by, note=reason.strip(), undone=dossier.state)
    dossier = lock(dossier)
    restored = {}
    if dossier.state == DossierState.RETURNED:
        restored = {name: getattr(before_return(dossier), name) for name in ("due_on", "open_parts", "return_reason")}
    dossier = advance(dossier, "correct", by=by, table=DOSSIER_MOVES, record=record, **restored)
    if restored:
        send_initiatives(_initiatives(dossier), by=by)
        stop_reminding(dossier, by=by)
    text = gettext_lazy("Bước xử lý %(dossier)s vừa rồi được sửa lại; hồ sơ đang được xử lý tiếp: %(reason)s.")
    tell_unit(dossier, text, reason=reason.strip(" ."))
    return dossier


def _known_parts(dossier: Dossier, keys: Collection[str]) -> list[str]:
    """``keys``, each once and in order, an entry's fields left out where all of it is among them.

    Raises ``TransitionRefused`` for one that names nothing in the dossier.
    """
    if keys and not part_keys(dossier).issuperset(keys):
        raise TransitionRefused(_("Có phần không còn trong hồ sơ. Hãy tải lại trang và chọn lại."))
    return sorted(without_covered(keys))


def refuse_day(day: date) -> None:
    """Nothing happens for a day from today to a year ahead."""
    today = clock.today()
    if day < today:
        raise TransitionRefused(_("Hạn phải từ hôm nay (%(today)s) trở đi.") % {"today": f"{today:%d/%m/%Y}"})
    if day > today + FURTHEST:
        raise TransitionRefused(_("Hạn %(day)s quá xa. Hãy kiểm tra lại năm.") % {"day": f"{day:%d/%m/%Y}"})


def _refuse_sent(dossier: Dossier) -> None:
    if dossier.state in (DossierState.SENT, DossierState.IN_REVIEW, DossierState.ACCEPTED) and dossier.sent_at:
        raise TransitionRefused(
            _("Hồ sơ đã được nộp lúc %(at)s, số biên nhận %(no)s. Không cần nộp lại.")
            % {"at": moment(dossier.sent_at), "no": dossier.receipt_no}
        )


def _receipt(dossier: Dossier) -> str:
    """The next receipt number of the campaign, without gaps: «BK2020/CS1/137»."""
    code = dossier.campaign.code
    number = next_number(f"receipt:{code}")
    receipt = f"{code}/{dossier.unit.code}/{number}"
    return receipt if len(receipt) <= _LONGEST_RECEIPT else f"{code}/{number}"


def _initiatives(dossier: Dossier):
    return Initiative.objects.filter(dossier_links__dossier=dossier)


def _only_here(dossier: Dossier):
    """Initiatives of the dossier that no other dossier has handed in."""
    elsewhere = DossierInitiative.objects.exclude(dossier=dossier).counted()
    return _initiatives(dossier).exclude(pk__in=elsewhere.values("initiative_id"))
