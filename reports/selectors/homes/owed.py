"""What units owe outside of campaigns: answers to workers, score cards, progress of works."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.models import CampaignState
from campaigns.selectors.tasks import Task
from common.clock import today
from contributions.models import Suggestion, SuggestionState, Work, WorkState
from scores.models import CardState, ScoreCard
from units.models import Role, Unit
from units.scope import scope_of

MOST = 10
"""Of each kind; the lists have all."""


def owed_by(user) -> list[Task]:
    """What the units ``user`` registers for owe, the most urgent first of each kind; three queries, none for others."""
    paths = scope_of(user).paths(Role.EDITOR)
    if not paths:
        return []
    return [*_to_answer(paths), *_to_score(paths), *_to_finish(paths)]


def _to_answer(paths: list[str]) -> Iterator[Task]:
    """Units at whose links workers handed in initiatives nobody has answered."""
    waiting = Count(
        "intake_links__suggestions", filter=Q(intake_links__suggestions__state=SuggestionState.WAITING), distinct=True
    )
    units = Unit.objects.filter(
        pk__in=Suggestion.objects.filter(state=SuggestionState.WAITING).values("link__unit")
    ).within(paths)
    for unit in units.annotate(waiting=waiting).order_by("path")[:MOST]:
        yield Task(
            what=_("%(count)s sáng kiến người lao động gửi chờ xác nhận") % {"count": unit.waiting},
            unit=unit.label,
            url=reverse("contributions:intake-desk", args=[unit.pk]),
            action=_("Xem, xác nhận"),
        )


def _to_score(paths: list[str]) -> Iterator[Task]:
    """Cards of running campaigns their unit still scores itself on, or scores anew."""
    cards = ScoreCard.objects.within(paths).filter(
        state__in=[CardState.SELF_SCORING, CardState.RETURNED], campaign__state=CampaignState.LAUNCHED
    )
    for card in cards.select_related("campaign", "unit").order_by("unit__path", "pk")[:MOST]:
        returned = card.state == CardState.RETURNED
        what = _("Chấm lại phiếu điểm: %(campaign)s") if returned else _("Tự chấm điểm: %(campaign)s")
        yield Task(
            what=what % {"campaign": card.campaign.name},
            unit=card.unit.label,
            url=reverse("scores:card-detail", args=[card.pk]),
            action=_("Chấm điểm"),
            hint=card.return_reason if returned else "",
        )


def _to_finish(paths: list[str]) -> Iterator[Task]:
    """Works whose planned last day is past and of which nobody says that they are finished."""
    works = Work.objects.within(paths).filter(state__in=[WorkState.REGISTERED, WorkState.BUILDING], due_on__lt=today())
    for work in works.select_related("owner_unit").order_by("due_on", "pk")[:MOST]:
        yield Task(
            what=_("Cập nhật tiến độ công trình: %(work)s") % {"work": work.name},
            unit=work.owner_unit.label,
            url=reverse("contributions:work-detail", args=[work.pk]),
            action=_("Cập nhật"),
            until=work.due_on,
        )
