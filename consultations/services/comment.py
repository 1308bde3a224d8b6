"""People in public say what they think of a list; staff settle each comment."""

import hashlib

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.editing import cleaned
from common.errors import TransitionRefused
from common.language import in_vietnamese
from common.workflow import advance
from consultations.models import PublicComment, PublicNotice
from consultations.permissions import KEEPERS
from consultations.transitions import COMMENT_MOVES
from notices.models import NoticeKind
from notices.services.notice import notify
from units.selectors.people import people_with


@transaction.atomic
def receive_comment(notice: PublicNotice, *, name: str, contact: str, text: str) -> PublicComment:
    """What was written is with the notice and its keepers are told; the same words sent twice are one comment.

    Raises ``TransitionRefused`` once the notice is not before the public any more.
    """
    notice = PublicNotice.objects.select_for_update(of=("self",), no_key=True).select_related("unit").get(pk=notice.pk)
    if not notice.is_running:
        raise TransitionRefused(_("Đã hết thời gian lấy ý kiến nên không nhận thêm ý kiến."))
    comment = PublicComment(notice=notice, name=name, contact=contact, text=text)
    cleaned(comment, exclude={"sha256"})
    comment.sha256 = hashlib.sha256("\n".join((comment.name, comment.contact, comment.text)).encode()).hexdigest()
    if known := notice.comments.filter(sha256=comment.sha256).first():
        return known
    comment.save()
    with in_vietnamese():
        told = _("Có ý kiến của nhân dân về «%(title)s».") % {"title": notice.title}
    url = reverse("consultations:notice-detail", args=[notice.pk])
    notify(people_with(*KEEPERS, unit=notice.unit), text=told, url=url, kind=NoticeKind.REVIEW)
    return comment


@transaction.atomic
def handle_comment(comment: PublicComment, *, answer: str, by) -> PublicComment:
    """The comment was looked into, with ``answer`` as the outcome. Raises as ``advance``, or without an answer."""
    return _settle(comment, "handle", answer, by=by)


@transaction.atomic
def waive_comment(comment: PublicComment, *, reason: str, by) -> PublicComment:
    """The comment is not looked into, for ``reason``. Raises as ``advance``, or without a reason."""
    return _settle(comment, "waive", reason, by=by)


def _settle(comment: PublicComment, move: str, answer: str, *, by) -> PublicComment:
    changes = {"answer": answer.strip(), "answered_by": by, "answered_at": timezone.now()}
    if not changes["answer"]:
        raise TransitionRefused(_("Hãy ghi lý do."))
    return advance(comment, move, by=by, table=COMMENT_MOVES, **changes)
