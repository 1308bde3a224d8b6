"""What waits for one person where several decide or pay: votes, decisions to issue, prizes to pay."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.selectors.tasks import Task
from common.vietnamese import format_money
from councils.models import TAKES_PART, AgendaItem, Attendance, CouncilSession, SessionState, VoteWay
from decisions.models import DEPUTY_ROLES, Decision, DecisionLine, DecisionState
from prizes.models import PrizeLine, PrizeList
from units.models import Role
from units.scope import scope_of

MOST = 10
"""Of each kind; the lists have all."""


def duties_of(user) -> list[Task]:
    """The latest first of each kind; a query for each kind the roles of ``user`` bring."""
    scope = scope_of(user)
    duties: list[Task] = []
    if scope.holds(Role.COUNCIL):
        duties += _votes(user)
    if scope.holds(*DEPUTY_ROLES):
        duties += _to_issue(user)
    if scope.holds(Role.FINANCE):
        duties += _to_pay(user)
    return duties


def _votes(user) -> Iterator[Task]:
    """Sessions open on screen in which ``user`` takes part and has something left to vote on."""
    there = Attendance.objects.filter(session=OuterRef("pk"), member__user=user, presence__in=TAKES_PART)
    left = AgendaItem.objects.filter(session=OuterRef("pk")).exclude(marks__member__user=user)
    left = left.exclude(bars__member__user=user)
    sessions = CouncilSession.objects.filter(Exists(there), Exists(left), state=SessionState.OPEN)
    for session in sessions.exclude(way=VoteWay.PAPER).select_related("council").order_by("-pk")[:MOST]:
        yield Task(
            what=session.title,
            unit=f"{session.council} · {timezone.localtime(session.held_at):%H:%M %d/%m/%Y}",
            action=_("Bỏ phiếu"),
            url=reverse("councils:session-vote", args=[session.pk]),
        )


def _to_issue(user) -> Iterator[Task]:
    """Decisions that wait for a second person, where ``user`` may be that one, for themselves or as a deputy."""
    waiting = Decision.objects.to_issue_by(user).filter(state=DecisionState.AWAITING_ISSUE)
    naming = DecisionLine.objects.filter(member__user=user).values("decision")
    for decision in waiting.exclude(pk__in=naming).select_related("unit").order_by("-pk")[:MOST]:
        yield Task(
            what=decision.subject_matter,
            unit=decision.unit.label,
            action=_("Xem để công bố"),
            url=reverse("decisions:decision-detail", args=[decision.pk]),
        )


def _to_pay(user) -> Iterator[Task]:
    """Lists with prizes that are due."""
    due = PrizeLine.objects.payable().filter(prize_list=OuterRef("pk"))
    lists = PrizeList.objects.visible_to(user, Role.FINANCE).filter(Exists(due))
    for row in lists.for_list().order_by("-pk")[:MOST]:
        yield Task(
            what=_("Chi thưởng theo quyết định %(number)s") % {"number": row},
            unit=_("%(unit)s · %(matter)s · %(lines)s dòng, %(sum)s")
            % {
                "unit": row.decision.unit.label,
                "matter": row.decision.subject_matter,
                "lines": row.due_count,
                "sum": format_money(row.due_sum),
            },
            action=_("Xem danh sách chi"),
            url=reverse("prizes:list-detail", args=[row.pk]),
        )
