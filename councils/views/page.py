"""What the page of a session shows: agenda with bars and results, who is there, and what one may do next."""

from councils.models import CouncilSession, Presence, VoteWay
from councils.permissions import may_confirm, may_declare_some, may_lead, may_take_part, may_withdraw
from councils.services.paper import waits_to_be_confirmed
from councils.voters import ballot_paper, base_of, presence_counts, quorum_of, session_bars, sitting, still_to_vote
from units.models import Role
from units.scope import scope_of

STEPS = {
    "planned": ("edit", "agenda", "attendance", "open", "cancel"),
    "open": ("attendance", "close", "cancel"),
}


def session_page(session: CouncilSession, user) -> dict[str, object]:
    """The context of the page, for ``user``."""
    counts = presence_counts(session)
    leads = may_lead(user, session)
    bars = session_bars(session).select_related("member__user", "item__session").order_by("item__position", "pk")
    seat = sitting(session).filter(user=user).first()
    waiting = list(still_to_vote(session)) if session.is_open and session.way != VoteWay.PAPER else []
    return {
        "bars": [(bar, bool(may_withdraw(user, bar, leads))) for bar in bars],
        "attendances": session.attendances.select_related("member__user").order_by("pk"),
        "present": counts[Presence.PRESENT],
        "written": counts[Presence.WRITTEN],
        "total": base_of(session),
        "quorum": quorum_of(session),
        "steps": STEPS.get(session.state, ()) if leads else (),
        "may_declare": bool(may_declare_some(user, session)),
        "may_vote": _may_vote(session, seat, user),
        "waiting": waiting,
        "recognises": scope_of(user).covers(session.council.unit.path, Role.SPECIALIST),
        "is_paper": session.way == VoteWay.PAPER,
        "paper_is_typed": session.items.filter(paper_count__isnull=False).exists(),
        "paper_waits": waits_to_be_confirmed(session),
        "may_confirm": bool(may_confirm(user, session)),
    }


def _may_vote(session: CouncilSession, seat, user) -> bool:
    if not seat or not session.is_open or session.way == VoteWay.PAPER or not may_take_part(user, session):
        return False
    return ballot_paper(session, seat).exists()
