"""The first page of a member of a council: sessions to come and open, what to read, what is still to vote."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from common.clock import today
from councils.models import TAKES_PART, AgendaItem, Attendance, CouncilMember, CouncilSession, SessionState, VoteWay

MOST = 10


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session of a council one sits on: ``items`` stand on its agenda, ``left`` of them wait for one's vote.

    ``left`` is ``None`` where one does not vote on screen: before it opens, on paper, or when absent.
    """

    session: CouncilSession
    items: int
    left: int | None


def sittings_of(user) -> list[Sitting]:
    """Sessions that are open or to come in councils ``user`` sits on today, the next first; one query."""
    seats = CouncilMember.objects.on(today()).filter(council=OuterRef("council"), user=user)
    there = Attendance.objects.filter(session=OuterRef("pk"), member__user=user, presence__in=TAKES_PART)
    settled = _settled(user)
    rows = (
        CouncilSession.objects.filter(Exists(seats), state__in=[SessionState.PLANNED, SessionState.OPEN])
        .select_related("council")
        .defer("discussion", "conclusion", "public_key", "box_key")
        .annotate(
            item_count=Count("items", distinct=True),
            left_count=Count("items", filter=~Q(items__in=settled), distinct=True),
            takes_part=Exists(there),
        )
        .order_by("held_at", "pk")
    )
    return [Sitting(session, session.item_count, _left(session)) for session in rows[:MOST]]


def _settled(user) -> QuerySet:
    """Items on which ``user`` has voted or may not vote."""
    done = Q(marks__member__user=user) | Q(bars__member__user=user)
    return AgendaItem.objects.filter(done).order_by().values("pk")


def _left(session) -> int | None:
    votes = session.state == SessionState.OPEN and session.way != VoteWay.PAPER and session.takes_part
    return session.left_count if votes else None
