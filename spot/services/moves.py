"""A proposal for an award on the spot on its way to the unit that decides, and back with an answer."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.editing import refuse_stale
from common.language import in_vietnamese
from common.workflow import Move, advance
from notices.models import NoticeKind
from notices.services.notice import notify
from spot.models import SpotProposal
from spot.permissions import may_judge
from spot.services.proposal import lock_proposal
from spot.transitions import SPOT_MOVES
from units.models import Role
from units.selectors.people import people_covering, people_with


@transaction.atomic
def move_proposal(
    proposal: SpotProposal, move: str, *, by, version: int | None = None, reason: str = ""
) -> SpotProposal:
    """The proposal has made ``move``; the other side is told. Raises ``TransitionRefused``, ``NotAllowed`` or
    ``StaleEdit``."""
    proposal = lock_proposal(proposal)
    refuse_stale(proposal, version)
    reason = reason.strip()
    changes = {"version": proposal.version + 1} | _noted(move, reason)
    moved = advance(proposal, move, by=by, table=SPOT_MOVES, record=Move(note=reason), **changes)
    _tell(moved, move, by=by, reason=reason)
    return moved


def _noted(move: str, reason: str) -> dict[str, object]:
    """When it was sent, why it came back, and what no longer holds."""
    return {
        "send": {"sent_at": clock.now(), "reason": ""},
        "return": {"reason": reason},
        "refuse": {"reason": reason},
        "reopen": {"reason": "", "line": None},
    }.get(move, {})


@in_vietnamese()
def _tell(proposal: SpotProposal, move: str, *, by, reason: str) -> None:
    words = {
        "unit": proposal.unit.label,
        "name": proposal.subject_name,
        "award": proposal.award.name,
        "reason": reason,
    }
    page = reverse("spot:proposal-detail", args=[proposal.pk])
    if move == "send":
        specialists = people_covering(Role.SPECIALIST, unit=proposal.decider)
        told = [person for person in specialists if may_judge(person, proposal)]
        text = _("%(unit)s đề nghị khen đột xuất %(name)s: %(award)s.") % words
        notify(told, text=text, url=page, kind=NoticeKind.REVIEW)
        return
    texts = {
        "accept": _("Đề nghị khen đột xuất %(name)s (%(award)s) đã được nhận."),
        "return": _("Đề nghị khen đột xuất %(name)s (%(award)s) bị trả lại: %(reason)s"),
        "refuse": _("Đề nghị khen đột xuất %(name)s (%(award)s) không được nhận: %(reason)s"),
        "reopen": _("Đề nghị khen đột xuất %(name)s (%(award)s) được xét lại: %(reason)s"),
    }
    if move in texts:
        told = {person.pk: person for person in (*people_with(Role.EDITOR, unit=proposal.unit), proposal.created_by)}
        told.pop(by.pk, None)
        notify(list(told.values()), text=texts[move] % words, url=page, kind=NoticeKind.DOSSIER)
