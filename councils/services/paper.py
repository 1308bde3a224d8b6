"""A vote on paper: the secretary types what was counted, a second person confirms it."""

import hashlib
import json
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import DomainError, NotAllowed, TransitionRefused
from common.workflow import Move, write_audit
from councils.models import LEADING, CouncilSession, PaperCount, VoteWay
from councils.permissions import may_confirm, may_lead
from councils.services.telling import tell_members
from councils.voters import sitting, voters_by_item

COUNTED = ("votes_for", "votes_against", "votes_abstain", "spoilt")

Found = Mapping[int, Mapping[str, int]]
"""Item's key → the fields of ``PaperCount`` that count ballots."""


@transaction.atomic
def type_counts(session: CouncilSession, *, found: Found, by) -> None:
    """What was counted of every item stands there and waits for a second person; what was confirmed is so no more.

    Whoever leads the session is told, ``by`` aside.
    Raises ``NotAllowed``, ``TransitionRefused`` for a session that is not open or not on paper, or ``DomainError``
    where an item has more or fewer ballots than voters.
    """
    session = _open_on_paper(session)
    if not (verdict := may_lead(by, session)):
        raise NotAllowed(verdict.reason)
    voters = voters_by_item(session)
    if voters.keys() != found.keys():
        raise DomainError(_("Hãy nhập kết quả của mọi nội dung."))
    session_counts(session).delete()
    rows = [PaperCount(item_id=item, typed_by=by, **counts) for item, counts in found.items()]
    for row in rows:
        if row.collected != voters[row.item_id]:
            raise DomainError(
                _("Dòng có %(collected)s phiếu, số người được bỏ phiếu là %(voters)s. Hãy kiểm lại phiếu.")
                % {"collected": row.collected, "voters": voters[row.item_id]}
            )
    PaperCount.objects.bulk_create(rows)
    write_audit(session, "type_counts", by=by, record=Move(data={"items": len(rows)}))
    leading = sitting(session).filter(office__in=LEADING)
    text = gettext_lazy("Kết quả kiểm phiếu «%(title)s» đã nhập, chờ người thứ hai đối chiếu và xác nhận.")
    tell_members(session, text, by=by, among=leading)


@transaction.atomic
def confirm_counts(session: CouncilSession, *, seen: str, by) -> None:
    """A second person stands for what was typed and what they looked at, which ``seen`` is the fingerprint of.

    Raises ``NotAllowed``, or ``DomainError`` while nothing was typed and when it was typed again since.
    """
    session = _open_on_paper(session)
    if not (verdict := may_confirm(by, session)):
        raise NotAllowed(verdict.reason)
    if not waits_to_be_confirmed(session):
        raise DomainError(_("Không có kết quả nào chờ xác nhận."))
    if fingerprint_of(session) != seen:
        raise DomainError(
            _("Số phiếu đã được nhập lại sau khi bạn mở trang. Hãy tải lại trang rồi đối chiếu lại từng dòng.")
        )
    session_counts(session).filter(confirmed_by__isnull=True).update(confirmed_by=by)
    write_audit(session, "confirm_counts", by=by)


def session_counts(session: CouncilSession):
    return PaperCount.objects.filter(item__session=session)


def waits_to_be_confirmed(session: CouncilSession) -> bool:
    """Something was typed that no second person stands for yet."""
    return session_counts(session).filter(confirmed_by__isnull=True).exists()


def fingerprint_of(session: CouncilSession) -> str:
    """Another one after anything was typed again, were it the same numbers."""
    rows = session_counts(session).order_by("pk").values_list("pk", "item", *COUNTED)
    return hashlib.sha256(json.dumps(list(rows)).encode()).hexdigest()


def _open_on_paper(session: CouncilSession) -> CouncilSession:
    rows = CouncilSession.objects.select_for_update(of=("self",)).select_related("council__unit")
    session = rows.get(pk=session.pk)
    if not session.is_open or session.way != VoteWay.PAPER:
        raise TransitionRefused(_("Phiên họp không đang kiểm phiếu giấy. Hãy tải lại trang."))
    return session
