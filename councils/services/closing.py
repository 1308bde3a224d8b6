"""The vote is over: the box is opened, the votes are counted, and the result stands for good."""

import secrets
from collections import Counter
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import DomainError, TransitionRefused
from common.language import in_vietnamese
from common.workflow import Move, advance
from councils.box import BoxDamaged, opener
from councils.models import (
    AgendaItem,
    Attendance,
    Ballot,
    Choice,
    Council,
    CouncilSession,
    ItemResult,
    Mark,
    SealedBallot,
    VoteWay,
)
from councils.services.telling import tell_members
from councils.transitions import SESSION_MOVES
from councils.voters import base_of, needed_of, voters_by_item

Tally = Mapping[str, int]
"""Choice, or ``spoilt`` → number of ballots."""
SPOILT = "spoilt"


@transaction.atomic
def close_session(session: CouncilSession, *, by, discussion: str = "", conclusion: str = "") -> CouncilSession:
    """Every item has its result, by the votes for in percent of all members, and the key of the box is gone.

    The session keeps the names of its council and of who took part, with post and office, as they are now.

    Raises ``NotAllowed``, or ``TransitionRefused`` while somebody has not voted and where there are more or fewer
    ballots than voters.
    """
    box_key = CouncilSession.objects.select_for_update().values_list("box_key", flat=True).get(pk=session.pk)
    _keep_people(session)
    session = advance(
        session,
        "close",
        by=by,
        table=SESSION_MOVES,
        record=Move(data={"way": session.way}),
        box_key=None,
        closed_at=timezone.now(),
        council_name=Council.objects.values_list("name", flat=True).get(pk=session.council_id),
        discussion=discussion,
        conclusion=conclusion,
    )
    items = list(session.items.for_list())
    counted = _count(session, items, box_key)
    _store(session, items, counted)
    tell_members(session, gettext_lazy("«%(title)s» đã có kết quả kiểm phiếu."), by=by)
    return session


def _keep_people(session: CouncilSession) -> None:
    """Each attendance says who it was, before it stands for good."""
    rows = list(session.attendances.select_related("member__user").order_by("pk"))
    for row in rows:
        row.keep_person()
    Attendance.objects.bulk_update(rows, ["name", "position", "office"])


def _count(session: CouncilSession, items: list[AgendaItem], box_key) -> dict[int, Tally]:
    """Item's key → its ballots."""
    if session.way == VoteWay.PAPER:
        return {item.pk: _of_paper(item.paper_count) for item in items}
    if session.way == VoteWay.SECRET:
        return _grouped(_opened(session, box_key))
    return _grouped(Mark.objects.filter(item__session=session).values_list("item", "choice"))


def _of_paper(count) -> Tally:
    return {
        Choice.FOR: count.votes_for,
        Choice.AGAINST: count.votes_against,
        Choice.ABSTAIN: count.votes_abstain,
        SPOILT: count.spoilt,
    }


def _grouped(votes) -> dict[int, Tally]:
    found: dict[int, Counter[str]] = {}
    for item, choice in votes:
        found.setdefault(item, Counter())[choice] += 1
    return dict(found)


def _opened(session: CouncilSession, box_key) -> list[tuple[int, str]]:
    """The ballots of the box, stored in random order under keys of their own."""
    sealed = SealedBallot.objects.filter(item__session=session).values_list("item", "sealed")
    try:
        take_out = opener(box_key)
        votes = [(item, take_out(ballot, place=str(item))) for item, ballot in sealed]
    except BoxDamaged as damaged:
        raise DomainError(
            _("Hòm phiếu có lá phiếu không mở được nên không kiểm phiếu được. Hãy huỷ phiên này và bỏ phiếu lại.")
        ) from damaged
    secrets.SystemRandom().shuffle(votes)
    Ballot.objects.bulk_create(Ballot(item_id=item, choice=choice) for item, choice in votes)
    return votes


def _store(session: CouncilSession, items: list[AgendaItem], counted: Mapping[int, Tally]) -> None:
    members, voters = base_of(session), voters_by_item(session)
    results = [_result(item, counted.get(item.pk, {}), members=members, voters=voters[item.pk]) for item in items]
    ItemResult.objects.bulk_create(results)


def _result(item: AgendaItem, found: Tally, *, members: int, voters: int) -> ItemResult:
    with in_vietnamese():
        result = ItemResult(
            item=item,
            subject=item.subject,
            unit_name=item.unit_name,
            award_label=item.award_label,
            votes_for=found.get(Choice.FOR, 0),
            votes_against=found.get(Choice.AGAINST, 0),
            votes_abstain=found.get(Choice.ABSTAIN, 0),
            spoilt=found.get(SPOILT, 0),
            members=members,
            voters=voters,
            pass_percent=item.asks.pass_percent,
            needed=needed_of(members, item.asks.pass_percent, is_strict=item.asks.is_strict),
        )
    if result.collected != voters:
        raise TransitionRefused(
            _(
                "Về «%(subject)s» thu được %(collected)s phiếu, số người được bỏ phiếu là %(voters)s: "
                "kết quả không dùng được. Hãy huỷ phiên này và bỏ phiếu lại."
            )
            % {"subject": item.subject, "collected": result.collected, "voters": voters}
        )
    result.passed = result.votes_for >= result.needed
    return result
