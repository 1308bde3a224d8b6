"""Readers say something about a story; somebody looks at it before it is shown."""

from django.db import transaction
from django.utils.translation import gettext as _

from common.editing import cleaned
from common.errors import DomainError
from common.public_pages import renew_public_pages
from common.throttle import within_limit
from common.workflow import Move, advance
from exemplars.models import CommentState, Exemplar, StoryComment
from exemplars.transitions import COMMENT_MOVES

MOST, PAUSE = 5, 600
"""Comments from one address within so many seconds."""


@transaction.atomic
def leave_comment(
    exemplar: Exemplar, *, name: str, email: str, text: str, address: str = "", honeypot: str = ""
) -> StoryComment | None:
    """The comment waits for somebody to let it be shown, once however often it is sent; its text is plain text.

    ``None``, and nothing stored, where the ``honeypot``, which no person sees, was filled in: answer as if it waited.
    ``address`` is the network address it comes from, and is counted, not kept. Raises ``DomainError`` naming each bad
    field, for a story that is not public, and for too many from one address.
    """
    if honeypot:
        return None
    if not Exemplar.objects.public().filter(pk=exemplar.pk).exists():
        raise DomainError(_("Câu chuyện này không còn được công bố nên không nhận bình luận."))
    comment = StoryComment(exemplar=exemplar, name=name, email=email, text=text)
    cleaned(comment)
    same = exemplar.comments.filter(state=CommentState.WAITING, email=comment.email, text=comment.text)
    if known := same.first():
        return known
    if not within_limit(f"comment:{address}", most=MOST, seconds=PAUSE):
        raise DomainError(_("Bạn vừa gửi nhiều bình luận. Hãy chờ 10 phút rồi gửi tiếp."))
    comment.save(force_insert=True)
    return comment


@transaction.atomic
def show_comment(comment: StoryComment, *, by) -> StoryComment:
    """Everybody may read the comment while its story is public."""
    renew_public_pages()
    return advance(comment, "show", by=by, table=COMMENT_MOVES)


@transaction.atomic
def refuse_comment(comment: StoryComment, *, by, reason: str) -> StoryComment:
    """Nobody reads the comment but those who moderate, for ``reason``."""
    renew_public_pages()
    return advance(comment, "refuse", by=by, table=COMMENT_MOVES, record=Move(note=reason.strip()))
