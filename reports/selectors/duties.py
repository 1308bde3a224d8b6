"""What waits for one person where several decide or pay: votes, decisions to issue, prizes to pay."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from councils.models import TAKES_PART, AgendaItem, Attendance, CouncilSession, SessionState, VoteWay
from decisions.models import DEPUTY_ROLES, Decision, DecisionLine, DecisionState
from prizes.models import PrizeLine, PrizeList
from units.models import Role
from units.scope import scope_of

MOST = 10
"""Of each kind; the lists have all."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing to do: what it is about, a hint, and the button that leads there."""

    what: str
    hint: str
    action: str
    url: str


def duties_of(user) -> list[Duty]:
    """The latest first of each kind; a query for each kind the roles of ``user`` bring."""
    scope = scope_of(user)
    duties: list[Duty] = []
    if scope.holds(Role.COUNCIL):
        duties += _votes(user)
    if scope.holds(*DEPUTY_ROLES):
        duties += _to_issue(user)
    if scope.holds(Role.FINANCE):
        duties += _to_pay(user)
    return duties


def _votes(user) -> Iterator[Duty]:
    """Sessions open on screen in which ``user`` takes part and has something left to vote on."""
    there = Attendance.objects.filter(session=OuterRef("pk"), member__user=user, presence__in=TAKES_PART)
    left = AgendaItem.objects.filter(session=OuterRef("pk")).exclude(marks__member__user=user)
    left = left.exclude(bars__member__user=user)
    sessions = CouncilSession.objects.filter(Exists(there), Exists(left), state=SessionState.OPEN)
    for session in sessions.exclude(way=VoteWay.PAPER).select_related("council").order_by("-pk")[:MOST]:
        yield Duty(
            what=session.title,
            hint=f"{session.council} · {timezone.localtime(session.held_at):%H:%M %d/%m/%Y}",
            action=_("Bỏ phiếu"),
            url=reverse("councils:session-vote", args=[session.pk]),
        )


def _to_issue(user) -> Iterator[Duty]:
    """Decisions that wait for a second person, where ``user`` may be that one, for themselves or as a deputy."""
    waiting = Decision.objects.to_issue_by(user).filter(state=DecisionState.AWAITING_ISSUE)
    naming = DecisionLine.objects.filter(member__user=user).values("decision")
    for decision in waiting.exclude(pk__in=naming).select_related("unit").order_by("-pk")[:MOST]:
        yield Duty(
            what=decision.subject_matter,
            hint=decision.unit.label,
            action=_("Xem để công bố"),
            url=reverse("decisions:decision-detail", args=[decision.pk]),
        )


def _to_pay(user) -> Iterator[Duty]:
    """Lists with prizes that are due."""
    due = PrizeLine.objects.payable().filter(prize_list=OuterRef("pk"))
    lists = PrizeList.objects.visible_to(user, Role.FINANCE).filter(Exists(due))
    for row in lists.select_related("decision__unit").order_by("-pk")[:MOST]:
        yield Duty(
            what=_("Chi thưởng theo quyết định %(number)s") % {"number": row},
            hint=f"{row.decision.unit.label} · {row.decision.subject_matter}",
            action=_("Xem danh sách chi"),
            url=reverse("prizes:list-detail", args=[row.pk]),
        )
