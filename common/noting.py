"""What somebody was refused, and what they took out, is written down: pages, moves, sign-ins, files."""

from django.utils.translation import gettext_lazy as _

from common.throttle import within_limit
from common.workflow import Move, write_audit

REFUSED, SIGN_IN_FAILED, DOWNLOAD = "refused", "sign_in_failed", "download"
MOST_A_MINUTE = 20
"""Lines about one account, and one that says there were more; whoever goes through numbers by machine fills no disk."""
NOT_FOUND, FORBIDDEN = 404, 403
REASONS = {
    NOT_FOUND: _("Không có hoặc ngoài phạm vi"),
    FORBIDDEN: _("Không có quyền"),
}


def note_refusal(user, *, address: str, method: str, reason: str) -> None:
    """It stands in the audit that ``user`` was refused ``address``, and why."""
    _write(user, REFUSED, Move(note=reason, data={"address": address[:500], "method": method}))


def note_download(user, *, address: str, name: str) -> None:
    """It stands in the audit that ``user`` took the file ``name`` out at ``address``."""
    write_audit(user, DOWNLOAD, by=user, record=Move(data={"address": address[:500], "file": name}))


def note_failed_sign_in(user, *, client: str) -> None:
    """It stands in the audit that somebody at ``client`` did not get in as ``user``."""
    _write(user, SIGN_IN_FAILED, Move(data={"client": client}))


def _write(user, move: str, record: Move) -> None:
    if within_limit(f"{move}:{user.pk}", most=MOST_A_MINUTE, seconds=60):
        write_audit(user, move, by=user, record=record)
    elif within_limit(f"{move}-more:{user.pk}", most=1, seconds=60):
        note = _("Còn nhiều lần nữa trong cùng phút, không ghi từng lần.")
        write_audit(user, move, by=user, record=Move(note=str(note), data=record.data))
