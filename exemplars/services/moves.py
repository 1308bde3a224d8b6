"""An exemplar on its way from the draft to the public."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.editing import refuse_stale
from common.language import in_vietnamese
from common.public_pages import renew_public_pages
from common.workflow import Move, advance
from exemplars.models import Exemplar
from exemplars.permissions import may_judge_exemplar
from exemplars.services.exemplar import lock_exemplar
from exemplars.transitions import EXEMPLAR_MOVES
from notices.models import NoticeKind
from notices.services.notice import notify
from units.models import Role
from units.selectors.people import people_covering, people_with

SEEN_OUTSIDE = ("publish", "withdraw")
"""Moves after which the public sees something else."""


@transaction.atomic
def move_exemplar(exemplar: Exemplar, move: str, *, by, version: int | None = None, reason: str = "") -> Exemplar:
    """The exemplar has made ``move``; those it concerns are told.

    Raises ``TransitionRefused``, ``NotAllowed`` or ``StaleEdit``.
    """
    exemplar = lock_exemplar(exemplar)
    refuse_stale(exemplar, version)
    record = Move(note=reason.strip())
    changes = {"version": exemplar.version + 1} | _days_of(move)
    moved = advance(exemplar, move, by=by, table=EXEMPLAR_MOVES, record=record, **changes)
    if move in SEEN_OUTSIDE:
        renew_public_pages()
    _tell(moved, move, by=by, reason=record.note)
    return moved


@in_vietnamese()
def tell_judges(exemplar: Exemplar) -> None:
    """Whoever may approve the exemplar that was selected has a notice."""
    specialists = people_covering(Role.SPECIALIST, unit=exemplar.unit)
    told = [person for person in specialists if may_judge_exemplar(person, exemplar)]
    text = _("%(unit)s trình duyệt điển hình «%(title)s».") % {"unit": exemplar.unit, "title": exemplar}
    notify(told, text=text, url=page_of(exemplar), kind=NoticeKind.CONTRIBUTION)


def tell_unit(exemplar: Exemplar, text: str, *, but=None) -> None:
    """The editors of the unit have a notice, ``but`` not whoever did it."""
    told = [person for person in people_with(Role.EDITOR, unit=exemplar.unit) if person != but]
    notify(told, text=text, url=page_of(exemplar), kind=NoticeKind.CONTRIBUTION)


def page_of(exemplar: Exemplar) -> str:
    return reverse("exemplars:exemplar-detail", args=[exemplar.pk])


def _days_of(move: str) -> dict[str, object]:
    """What days a move writes down, and which no longer hold after it."""
    return {
        "approve": {"approved_on": clock.today()},
        "publish": {"published_at": clock.now()},
        "rework": {"approved_on": None, "published_at": None},
    }.get(move, {})


@in_vietnamese()
def _tell(exemplar: Exemplar, move: str, *, by, reason: str) -> None:
    words = {"title": exemplar.title, "reason": reason}
    texts = {
        "approve": _("Điển hình «%(title)s» đã được duyệt."),
        "return": _("Điển hình «%(title)s» bị trả lại: %(reason)s"),
        "refuse": _("Điển hình «%(title)s» không được duyệt: %(reason)s"),
        "publish": _("Điển hình «%(title)s» đã được công bố."),
        "withdraw": _("Điển hình «%(title)s» đã được gỡ khỏi trang công khai: %(reason)s"),
    }
    if move in texts:
        tell_unit(exemplar, texts[move] % words, but=by)
    if move == "publish":
        _tell_person(exemplar)


def _tell_person(exemplar: Exemplar) -> None:
    """Whom it is about, where they have an account, may take the consent back on a page of their own."""
    member = exemplar.member and exemplar.member.person
    if member and member.user:
        text = _("Câu chuyện «%(title)s» viết về bạn đã được công bố.") % {"title": exemplar.title}
        notify([member.user], text=text, url=reverse("exemplars:own-list"), kind=NoticeKind.CONTRIBUTION)
