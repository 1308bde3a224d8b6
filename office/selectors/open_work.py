"""What an account has under its hands, as whoever manages it hands it over."""

from dataclasses import dataclass

from django.db.models import QuerySet

from campaigns.models import CampaignState, Dossier
from campaigns.models.dossier import EDITABLE_STATES
from campaigns.selectors.review import review_queue
from scores.models import CardState, ScoreCard
from units.models import Role, RoleAssignment

MOST = 200
"""Rows of each kind that are listed."""


@dataclass(frozen=True, slots=True)
class OpenWork:
    """Roles held today, dossiers to send and to review, cards to fill in, each within the manager's units.

    ``unread`` counts the notices not read; nobody else reads what they say. ``is_cut`` when some kind has more rows.
    """

    roles: list[RoleAssignment]
    to_send: list[Dossier]
    to_review: list[Dossier]
    to_score: list[ScoreCard]
    unread: int
    is_cut: bool

    @property
    def is_empty(self) -> bool:
        return not (self.roles or self.to_send or self.to_review or self.to_score)


def open_work(account, *, manager) -> OpenWork:
    """What is open for ``account`` in the units ``manager`` manages; a fixed number of queries."""
    roles = account.role_assignments.today().visible_to(manager, Role.MANAGER).select_related("unit")
    drafts = Dossier.objects.visible_to(account, Role.EDITOR).filter(
        state__in=EDITABLE_STATES, campaign__state=CampaignState.LAUNCHED
    )
    cards = ScoreCard.objects.visible_to(account, Role.EDITOR).filter(
        state__in=[CardState.SELF_SCORING, CardState.RETURNED]
    )
    kinds = [
        _first(drafts.with_last_day().for_list().order_by("last_day", "pk"), manager),
        _first(review_queue(account), manager),
        _first(cards.for_list(), manager),
    ]
    return OpenWork(
        list(roles.order_by("unit__path", "role")),
        *(rows[:MOST] for rows in kinds),
        unread=account.notices.unread().count(),
        is_cut=any(len(rows) > MOST for rows in kinds),
    )


def _first(rows: QuerySet, manager) -> list:
    return list(rows.visible_to(manager, Role.MANAGER)[: MOST + 1])
