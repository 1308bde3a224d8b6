"""What a worker hands in, and what an officer of the unit answers."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.errors import DomainError
from common.workflow import Move, advance, write_audit
from contributions.models import IntakeLink, Suggestion
from contributions.selectors.workers import workers_of
from contributions.services.initiative import Authors, make_draft
from contributions.transitions.suggestion import SUGGESTION_MOVES
from notices.models import NoticeKind
from notices.services.notice import notify
from people.models import Member
from units.models import Role
from units.selectors.people import people_with

ALL = 100


@transaction.atomic
def suggest_initiative(
    link: IntakeLink, *, sender: Member, title: str, others: Authors = (), **fields: Any
) -> Suggestion:
    """A draft of the link's unit by ``sender`` and ``others`` waits for its officers, who are told.

    ``others`` are with their percents; the sender has what is left of 100. Raises ``DomainError`` for a link that
    takes nothing any more, an author who is not of the unit, shares that leave the sender none, or a bad field.
    """
    if not IntakeLink.objects.taking().filter(pk=link.pk).exists():
        raise DomainError(_("Liên kết này không nhận sáng kiến nữa. Hãy hỏi cán bộ công đoàn để có liên kết mới."))
    _refuse_strangers(link, [sender, *(member for member, _share in others)])
    own = ALL - sum(share for _member, share in others)
    if own < 1:
        raise DomainError(_("Tỷ lệ của các đồng tác giả đã hết 100%, không còn phần của bạn. Hãy sửa lại."))
    draft = make_draft(unit=link.unit, title=title, authors=[(sender, own), *others], **fields)
    suggestion = Suggestion.objects.create(initiative=draft, link=link, sender=sender)
    text = _("%(who)s gửi sáng kiến «%(title)s», chờ đơn vị xác nhận.") % {"who": sender, "title": draft.title}
    told = people_with(Role.EDITOR, unit=link.unit)
    notify(told, text=text, url=_page(draft), kind=NoticeKind.CONTRIBUTION)
    return suggestion


@transaction.atomic
def confirm_suggestion(suggestion: Suggestion, *, by) -> Suggestion:
    """The initiative is the unit's own: it may be completed, put into dossiers and sent."""
    return _answer(suggestion, "confirm", by=by)


@transaction.atomic
def decline_suggestion(suggestion: Suggestion, *, reason: str, by) -> Suggestion:
    """The unit does not take the initiative on; the worker reads why."""
    return _answer(suggestion, "decline", by=by, reason=reason.strip())


def _answer(suggestion: Suggestion, move: str, *, by, reason: str = "") -> Suggestion:
    record = Move(note=reason)
    answered = advance(
        suggestion,
        move,
        by=by,
        table=SUGGESTION_MOVES,
        record=record,
        answered_by=by,
        answered_at=clock.now(),
        reason=reason,
    )
    write_audit(answered.initiative, move, by=by, record=record)
    if account := answered.sender.person.user:
        words = {"title": answered.initiative.title, "state": answered.get_state_display().lower()}
        text = _("Sáng kiến «%(title)s» của bạn: %(state)s.") % words
        notify([account], text=text, url=_followed(answered), kind=NoticeKind.CONTRIBUTION)
    return answered


def _refuse_strangers(link: IntakeLink, people: list[Member]) -> None:
    known = set(workers_of(link).filter(pk__in=[member.pk for member in people]).values_list("pk", flat=True))
    for member in people:
        if member.pk not in known:
            raise DomainError(_("%(name)s không thuộc %(unit)s.") % {"name": member, "unit": link.unit})


def _page(initiative) -> str:
    return reverse("contributions:initiative-detail", args=[initiative.pk])


def _followed(suggestion: Suggestion) -> str:
    return reverse("contributions:suggestion-followed", args=[suggestion.key])
