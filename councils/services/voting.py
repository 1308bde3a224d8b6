"""A member's votes: the tokens are spent here, the ballots go into the box by another way."""

from collections.abc import Mapping

from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.integrity import refusing
from councils.box import put_in
from councils.models import Choice, CouncilMember, CouncilSession, Mark, SealedBallot, VoteWay
from councils.permissions import may_take_part
from councils.voters import ballot_paper

Choices = Mapping[int, str]
"""Key of an item → ``Choice``."""


@transaction.atomic(durable=True)
def cast_votes(session: CouncilSession, *, choices: Choices, by) -> int:
    """``by`` has voted on everything there was to vote on for them; returns on how many items.

    Of a secret ballot nothing but the spent tokens is written in this transaction: the ballots are committed by
    themselves, through a connection of their own, and no line of the audit tells of them. Should that fail, no token
    is spent. Raises ``NotAllowed``, ``TransitionRefused`` for a session that is not open, or ``DomainError`` for a
    choice that is missing or made before.
    """
    member = _voter(session, by)
    session = CouncilSession.objects.select_related("council__unit").get(pk=session.pk)
    if not session.is_open or session.way == VoteWay.PAPER:
        raise TransitionRefused(_("Phiên họp không mở bỏ phiếu trên máy. Hãy tải lại trang."))
    items = list(ballot_paper(session, member).values_list("pk", flat=True))
    _refuse_incomplete(items, choices)
    is_secret = session.way == VoteWay.SECRET
    with refusing(Mark):
        Mark.objects.bulk_create(
            Mark(item_id=item, member=member, choice="" if is_secret else choices[item]) for item in items
        )
    if is_secret:
        _put_into_box(session, {item: choices[item] for item in items})
    return len(items)


def _voter(session: CouncilSession, by) -> CouncilMember:
    """The seat of ``by``, locked against a second vote and against being taken off the list."""
    if not (verdict := may_take_part(by, session)):
        raise NotAllowed(verdict.reason)
    there = session.attendances.taking_part().select_for_update(of=("self",)).select_related("member")
    attendance = there.filter(member__user=by).first()
    if attendance is None:
        raise NotAllowed(may_take_part(by, session).reason)
    return attendance.member


def _refuse_incomplete(items: list[int], choices: Choices) -> None:
    if not items:
        raise DomainError(_("Bạn đã bỏ phiếu, hoặc không có nội dung nào để bạn bỏ phiếu."))
    if set(items) != choices.keys() or not set(choices.values()) <= set(Choice.values):
        raise DomainError(_("Phiếu chưa đủ hoặc nội dung vừa thay đổi. Hãy tải lại trang rồi chọn cho từng dòng."))


def _put_into_box(session: CouncilSession, choices: Choices) -> None:
    """The ballots are committed, each sealed under a random key, whatever becomes of the transaction under way."""
    ballots = [
        SealedBallot(item_id=item, sealed=put_in(session.public_key, choice, place=str(item)))
        for item, choice in choices.items()
    ]
    values = [part for ballot in ballots for part in (ballot.key, ballot.item_id, ballot.sealed)]
    rows = ", ".join(["(%s, %s, %s)"] * len(ballots))
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute(f"INSERT INTO councils_sealedballot (key, item_id, sealed) VALUES {rows}", values)  # noqa: S608 -- placeholders alone
    except DatabaseError as broken:
        raise DomainError(_("Chưa ghi được phiếu của bạn. Hãy bỏ phiếu lại sau ít phút.")) from broken
    finally:
        other.close()
