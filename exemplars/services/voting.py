"""Officers and members vote, once each."""

from collections.abc import Collection

from django.db import connection, transaction
from django.utils.translation import gettext as _

from common.bulk import create_rows
from common.errors import DomainError, NotAllowed
from common.integrity import refusing
from exemplars.guards import round_takes_votes
from exemplars.models import Candidate, SelectionRound, SelectionWay, Vote, VoteChoice
from exemplars.permissions import may_cast_ballot
from exemplars.selectors.voters import voters_of
from people.models import Member

HOLD = "SELECT 1 FROM exemplars_selectionround WHERE id = %s FOR SHARE"


@transaction.atomic
def cast_ballot(round_: SelectionRound, *, by, candidates: Collection[Candidate]) -> Vote:
    """The officer ``by`` of the unit has voted for ``candidates``, once.

    Raises ``NotAllowed``, or ``DomainError`` for a second vote, a round that takes none, and a bad choice.
    """
    if round_.way != SelectionWay.BALLOT:
        raise DomainError(_("Đợt này đoàn viên bình chọn qua liên kết, không bỏ phiếu ở đây."))
    if not (verdict := may_cast_ballot(by, round_)):
        raise NotAllowed(verdict.reason)
    return _cast(Vote(round=round_, user=by), candidates)


@transaction.atomic
def cast_open_vote(round_: SelectionRound, *, member: Member, candidates: Collection[Candidate]) -> Vote:
    """The ``member`` of the unit has voted for ``candidates``, once, on whatever page and however often it was sent.

    Raises ``DomainError`` for somebody of another unit, and as ``cast_ballot``.
    """
    if round_.way != SelectionWay.OPEN:
        raise DomainError(_("Đợt này do cán bộ của đơn vị bỏ phiếu, không bình chọn qua liên kết."))
    if not voters_of(round_).filter(pk=member.pk).exists():
        raise DomainError(_("Chỉ đoàn viên của %(unit)s mới bình chọn ở đây.") % {"unit": round_.unit.label})
    return _cast(Vote(round=round_, member=member), candidates)


def _cast(vote: Vote, candidates: Collection[Candidate]) -> Vote:
    """The vote and its choices stand, in a round that took votes until the vote was written.

    It waits for whoever closes the round, and whoever closes it waits for votes on their way, not they for each other.
    """
    round_ = vote.round = _held(vote.round)
    if not (verdict := round_takes_votes(round_)):
        raise DomainError(verdict.reason)
    chosen = {candidate.pk: candidate for candidate in candidates}
    if not chosen:
        raise DomainError(_("Hãy chọn ít nhất một điển hình."))
    if any(candidate.round_id != round_.pk for candidate in chosen.values()):
        raise DomainError(_("Có lựa chọn không thuộc đợt này. Hãy tải lại trang rồi chọn lại."))
    if len(chosen) > round_.most_choices:
        raise DomainError(
            _("Mỗi phiếu chọn nhiều nhất %(most)s điển hình. Hãy bớt lựa chọn.") % {"most": round_.most_choices}
        )
    with refusing(Vote):
        vote.save(force_insert=True)
    create_rows([VoteChoice(vote=vote, candidate=candidate) for candidate in chosen.values()])
    return vote


def _held(round_: SelectionRound) -> SelectionRound:
    """The row as it stands, which nobody changes until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(HOLD, [round_.pk])
    return SelectionRound.objects.select_related("unit").get(pk=round_.pk)
