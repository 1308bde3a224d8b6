"""A contest on its way from the plan to published results."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from common import clock
from common.editing import refuse_stale
from common.language import in_vietnamese
from common.workflow import Move, advance
from contests.models import Contest, Contestant
from contests.services.contest import lock_contest
from contests.transitions import CONTEST_MOVES
from notices.models import NoticeKind
from notices.services.notice import notify
from units.models import Role
from units.selectors.people import people_by_unit


@transaction.atomic
def move_contest(contest: Contest, move: str, *, by, version: int | None = None, reason: str = "") -> Contest:
    """The contest has made ``move``; the units that take part are told. Raises ``TransitionRefused``, ``NotAllowed`` or
    ``StaleEdit``."""
    contest = lock_contest(contest)
    refuse_stale(contest, version)
    changes = {"version": contest.version + 1} | _noted(move, by)
    moved = advance(contest, move, by=by, table=CONTEST_MOVES, record=Move(note=reason.strip()), **changes)
    _tell(moved, move, by=by, reason=reason.strip())
    return moved


def _noted(move: str, by) -> dict[str, object]:
    """Who confirmed and from which day results count, and what no longer holds."""
    return {
        "confirm": {"confirmed_by": by},
        "publish": {"published_on": clock.today()},
        "reopen": {"confirmed_by": None, "published_on": None},
    }.get(move, {})


@in_vietnamese()
def _tell(contest: Contest, move: str, *, by, reason: str) -> None:
    words = {"title": contest.title, "reason": reason}
    texts = {
        "publish": _("Kết quả hội thi «%(title)s» đã được công bố."),
        "reopen": _("Kết quả hội thi «%(title)s» được rút để sửa: %(reason)s"),
        "cancel": _("Hội thi «%(title)s» đã huỷ: %(reason)s"),
    }
    if move not in texts:
        return
    units = Contestant.objects.of_contest(contest).order_by().values_list("unit", flat=True).distinct()
    people = people_by_unit(Role.EDITOR, units=list(units))
    told = {person.pk: person for persons in people.values() for person in persons if person != by}
    page = reverse("contests:contest-detail", args=[contest.pk])
    notify(list(told.values()), text=texts[move] % words, url=page, kind=NoticeKind.CAMPAIGN)
