"""Letters leave the outbox: once each, however often the task comes; an outage of the mail server is waited out.

A worker holds the lock on the row while it hands the letter over, and another passes over it. Should the worker die
between the server's yes and the commit, the letter goes again under the same Message-ID.
"""

import datetime as dt
import time
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from common.editing import moment
from notices.models import Mail, MailState

PAUSES: Final = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720))
"""After the first attempt, the second, …: about a day in all, then a person decides."""
SECONDS = 50
"""One task works so long: the next one comes within a minute."""
PERMANENT = 500
"""From this reply code on a mail server means no (RFC 5321, 4.2.1); below it, not now."""


class ServerAway(Exception):
    """The mail server cannot be spoken to; nothing else would go now either."""


def deliver_due(*, seconds: float = SECONDS) -> int:
    """Letters whose time has come are with the mail server, each once; returns how many went.

    Ends early when the server is away: whoever comes next tries again with one letter.
    """
    until = time.monotonic() + seconds
    server, sent = get_connection(), 0
    try:
        while time.monotonic() < until and (state := _deliver_next(server)):
            sent += state == MailState.SENT
    except ServerAway:
        pass
    finally:
        server.close()
    return sent


def _deliver_next(server: BaseEmailBackend) -> str:
    """The state of the letter that was due longest and that nobody else holds; empty when there is none.

    Raises ``ServerAway`` once what became of the letter is stored.
    """
    with transaction.atomic():
        rows = Mail.objects.due().with_gone().select_for_update(skip_locked=True, of=("self",)).select_related("user")
        if (mail := rows.first()) is None:
            return ""
        if mail.is_gone:
            return _settle(mail, MailState.CANCELLED, failure=_("Thư này đã gửi từ trước nên không gửi lần nữa."))
        if not mail.user.is_active:
            return _settle(mail, MailState.CANCELLED, failure=_("Tài khoản đã bị khoá nên thư không gửi nữa."))
        if not mail.user.email:
            why = _("Tài khoản không còn địa chỉ thư. Hãy ghi địa chỉ rồi bấm «Gửi lại».")
            return _settle(mail, MailState.FAILED, failure=why)
        problem = _hand_over(mail, server)
        state = _settle_sent(mail) if problem is None else _settle_problem(mail, problem)
    if problem is not None and not _concerns_letter(problem):
        raise ServerAway from problem
    return state


def _hand_over(mail: Mail, server: BaseEmailBackend) -> Exception | None:
    """The letter is with the server; returns what went wrong, if anything did."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    headers = {"Message-ID": f"<mail-{mail.pk}@{host}>", "Auto-Submitted": "auto-generated"}
    message = EmailMessage(mail.subject, mail.body, to=[mail.user.email], headers=headers)
    try:
        server.open()
        server.send_messages([message])
    except (SMTPException, OSError, ValueError) as problem:
        return problem
    return None


def _settle_sent(mail: Mail) -> str:
    return _settle(mail, MailState.SENT, to=mail.user.email, sent_at=timezone.now(), failure="")


def _settle_problem(mail: Mail, problem: Exception) -> str:
    """Refused for good it has failed; else it waits for its next attempt, as long as there is one."""
    if _is_refused(problem):
        why = _(
            "Máy chủ thư từ chối thư gửi tới %(to)s (%(said)s). Hãy sửa địa chỉ của tài khoản rồi bấm «Gửi lại»."
        ) % {"to": mail.user.email, "said": _said(problem)}
        return _settle(mail, MailState.FAILED, failure=why)
    if mail.attempts >= len(PAUSES):
        why = _(
            "Máy chủ thư không nhận thư sau %(times)s lần thử (%(said)s). "
            "Khi máy chủ thư hoạt động lại, hãy bấm «Gửi lại»."
        ) % {"times": mail.attempts + 1, "said": _said(problem)}
        return _settle(mail, MailState.FAILED, failure=why)
    again = timezone.now() + PAUSES[mail.attempts]
    why = _("Máy chủ thư chưa nhận thư (%(said)s). Tự thử lại lúc %(at)s.") % {
        "said": _said(problem),
        "at": moment(again),
    }
    return _settle(mail, MailState.WAITING, failure=why, send_after=again)


def _settle(mail: Mail, state: str, **fields) -> str:
    """The letter, whose row is held, stands in ``state`` after one more attempt."""
    now = timezone.now()
    Mail.objects.filter(pk=mail.pk).update(state=state, attempts=mail.attempts + 1, updated_at=now, **fields)
    return state


def _concerns_letter(problem: Exception) -> bool:
    """Whether the next letter may go all the same."""
    return isinstance(problem, SMTPRecipientsRefused | SMTPDataError | ValueError)


def _is_refused(problem: Exception) -> bool:
    """Whether trying again would be in vain: a no of the server, or an address that cannot be written."""
    if isinstance(problem, SMTPRecipientsRefused):
        return all(code >= PERMANENT for code, _why in problem.recipients.values())
    if isinstance(problem, SMTPDataError):
        return problem.smtp_code >= PERMANENT
    return isinstance(problem, ValueError)


def _said(problem: Exception) -> str:
    """In short what the server said, as people who keep it would look it up."""
    if isinstance(problem, SMTPRecipientsRefused):
        return ", ".join(str(code) for code, _why in problem.recipients.values())
    return str(getattr(problem, "smtp_code", "") or type(problem).__name__)
