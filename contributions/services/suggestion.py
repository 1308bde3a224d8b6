"""What a worker hands in, and what an officer of the unit answers."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.errors import DomainError
from common.language import in_vietnamese
from common.workflow import Move, advance, write_audit
from contributions.models import Initiative, InitiativePair, IntakeLink, Suggestion
from contributions.models.intake import unguessable
from contributions.selectors.workers import told_differences, workers_of
from contributions.services.initiative import Authors, make_draft
from contributions.services.pair import tell_different
from contributions.transitions.suggestion import SUGGESTION_MOVES
from notices.models import NoticeKind
from notices.services.notice import notify
from people.models import Member
from units.models import Role
from units.selectors.people import people_with

ALL = 100


@transaction.atomic
def suggest_initiative(
    link: IntakeLink,
    *,
    sender: Member,
    title: str,
    others: Authors = (),
    key: str = "",
    different: Mapping[Initiative, str] | None = None,
    **fields: Any,
) -> Suggestion:
    """A draft of the link's unit by ``sender`` and ``others`` waits for its officers, who are told.

    ``others`` are with their percents; the sender has what is left of 100. ``different`` keeps why it is not one of
    those it looks like. What the sender handed in under the same ``key`` is returned as it is. Raises ``DomainError``
    for a link that takes nothing any more, an author who is not of the unit, shares that leave the sender none, or a
    bad field.
    """
    if IntakeLink.objects.taking().filter(pk=link.pk).select_for_update(of=("self",)).first() is None:
        raise DomainError(_("Liên kết này không nhận sáng kiến nữa. Hãy hỏi cán bộ công đoàn để có liên kết mới."))
    if known := handed_in_before(link, sender=sender, key=key):
        return known
    _refuse_strangers(link, [sender, *(member for member, _share in others)])
    own = ALL - sum(share for _member, share in others)
    if own < 1:
        raise DomainError(_("Tỷ lệ của các đồng tác giả đã hết 100%, không còn phần của bạn. Hãy sửa lại."))
    draft = make_draft(unit=link.unit, title=title, authors=[(sender, own), *others], **fields)
    is_free = key and not Suggestion.objects.filter(key=key).exists()
    suggestion = Suggestion.objects.create(
        initiative=draft,
        link=link,
        sender=sender,
        key=key if is_free else unguessable(),
        differences={str(other.pk): reason for other, reason in (different or {}).items()},
    )
    with in_vietnamese():
        text = _("%(who)s gửi sáng kiến «%(title)s», chờ đơn vị xác nhận.") % {"who": sender, "title": draft.title}
    told = people_with(Role.EDITOR, unit=link.unit)
    notify(told, text=text, url=_page(draft), kind=NoticeKind.CONTRIBUTION)
    return suggestion


def handed_in_before(link: IntakeLink, *, sender: Member, key: str) -> Suggestion | None:
    """What ``sender`` handed in under ``key``: a form that is sent twice makes one."""
    return Suggestion.objects.filter(link=link, sender=sender, key=key).first() if key else None


@transaction.atomic
def confirm_suggestion(suggestion: Suggestion, *, by, disagreed: Collection[int] = ()) -> Suggestion:
    """The initiative is the unit's own: it may be completed, put into dossiers and sent.

    Why its sender says that it is not another one stands as a conclusion, but for those whose keys are in
    ``disagreed`` and where somebody concluded already.
    """
    answered = _answer(suggestion, "confirm", by=by)
    for other, reason in told_differences(answered):
        if other.pk not in disagreed:
            _remember(answered, other, reason, by=by)
    return answered


def _remember(suggestion: Suggestion, other: Initiative, reason: str, *, by) -> None:
    if not InitiativePair.objects.standing().between(suggestion.initiative, other).exists():
        tell_different(suggestion.initiative, other, reason=reason, by=by, said_by=suggestion.sender)


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
        with in_vietnamese():
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
