"""How the papers of a sample look, and the councils it has: told through the services people use."""

import datetime as dt
from collections.abc import Iterable, Mapping

import pghistory
from django.utils import timezone

from accounts.models import User
from contributions.models import Condition, Initiative, InitiativeState
from contributions.services.recognition import check_initiative
from councils.models import Council, CouncilKind, VoteWay
from councils.services.council import found_council, seat_member
from councils.services.session import add_initiatives, plan_session
from papers.services.letterhead import create_letterhead
from sample.pack import CouncilPlan, LetterheadPlan
from units.models import Unit

EIGHT = dt.time(8)


def set_letterheads(plans: Iterable[LetterheadPlan], *, by: User) -> None:
    """Each unit of ``plans`` has its letterhead."""
    with pghistory.context(user=by.pk):
        for plan in plans:
            unit = Unit.objects.get(code=plan.unit_code)
            create_letterhead(unit=unit, valid_from=plan.valid_from, by=by, **plan.words)


def convene_councils(plans: Iterable[CouncilPlan], users: Mapping[str, User]) -> None:
    """Each council of ``plans`` is founded and seated, and convened to initiatives that were checked."""
    for plan in plans:
        by = users[plan.founded_by]
        with pghistory.context(user=by.pk):
            council = _founded(plan, users, by=by)
            session = plan_session(
                council,
                title=plan.session,
                way=VoteWay.OPEN,
                held_at=timezone.make_aware(dt.datetime.combine(plan.held_on, EIGHT)),
                place=plan.place,
                by=by,
            )
            add_initiatives(session, initiatives=_checked(plan, council, by=users[plan.checked_by]), by=by)


def _founded(plan: CouncilPlan, users: Mapping[str, User], *, by: User) -> Council:
    council = found_council(
        unit=Unit.objects.get(code=plan.unit_code),
        kind=CouncilKind.INITIATIVE,
        name=plan.name,
        decision_no=plan.decision_no,
        decided_on=plan.decided_on,
        valid_from=plan.decided_on,
        by=by,
    )
    for username, office, position in plan.seats:
        seat_member(council, user=users[username], office=office, position=position, by=by)
    return council


def _checked(plan: CouncilPlan, council: Council, *, by: User) -> list[Initiative]:
    """As many initiatives of the subtree as the plan says, their three conditions found met."""
    waiting = Initiative.objects.of_subtree(council.unit).filter(state=InitiativeState.SENT)
    chosen = list(waiting.order_by("-code")[: plan.items])
    met = dict.fromkeys(Condition, (True, ""))
    return [check_initiative(initiative, found=met, by=by) for initiative in chosen]
