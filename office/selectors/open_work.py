"""What an account has under its hands, as whoever manages it hands it over."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from campaigns.models import CampaignState, Dossier
from campaigns.models.dossier import EDITABLE_STATES
from campaigns.selectors.review import given_to, given_to_specialist_of, review_queue
from exchange.models import ImportRun
from office.models import Transfer
from scores.models import CardState, ScoreCard
from units.models import Role, RoleAssignment, Unit
from units.permissions import KEEPERS
from units.scope import scope_of

MOST = 200
"""Rows of each kind that a page lists."""


@dataclass(frozen=True, slots=True)
class OpenWork:
    """Roles, those to come too, dossiers to send, to review and given to this person to review, cards to fill in,
    transfers to answer, imports not written.

    ``unread`` counts the notices not read; nobody else reads what they say. ``is_cut`` when some kind has more rows
    than were asked for.
    """

    roles: list[RoleAssignment]
    to_send: list[Dossier]
    to_review: list[Dossier]
    assigned: list[Dossier]
    to_score: list[ScoreCard]
    to_answer: list[Transfer]
    imports: list[ImportRun]
    unread: int
    is_cut: bool

    @property
    def is_empty(self) -> bool:
        work = (self.to_send, self.to_review, self.assigned, self.to_score, self.to_answer, self.imports)
        return not (self.roles or any(work))


Narrow = Callable[[QuerySet], QuerySet]


def open_work(account, *, manager) -> OpenWork:
    """What is open for ``account`` in the units ``manager`` manages; a fixed number of queries."""
    roles = account.role_assignments.not_over().visible_to(manager, Role.MANAGER)
    return _work(account, roles, lambda rows: rows.visible_to(manager, Role.MANAGER), given_to(account), most=MOST)


def open_work_at(unit: Unit, account) -> OpenWork:
    """What is open for ``account`` in ``unit`` and under it, with the roles at ``unit`` itself; nothing is cut."""
    roles = account.role_assignments.not_over().filter(unit=unit)
    assigned = given_to_specialist_of(unit, account)
    return _work(account, roles, lambda rows: rows.within([unit.path]), assigned, most=None)


def _work(account, roles: QuerySet, narrow: Narrow, assigned: QuerySet, *, most: int | None) -> OpenWork:
    own = (_to_send(account), review_queue(account), assigned, _to_score(account))
    kinds = [_first(narrow(rows), most) for rows in own]
    kinds += [_first(rows, most) for rows in (_to_answer(account, narrow), narrow(_imports(account)))]
    return OpenWork(
        list(roles.select_related("unit").order_by("unit__path", "role")),
        *(rows[:most] for rows in kinds),
        unread=account.notices.unread().count(),
        is_cut=most is not None and any(len(rows) > most for rows in kinds),
    )


def _first(rows: QuerySet, most: int | None) -> list:
    return list(rows if most is None else rows[: most + 1])


def _to_send(account) -> QuerySet[Dossier]:
    drafts = Dossier.objects.visible_to(account, Role.EDITOR).filter(
        state__in=EDITABLE_STATES, campaign__state=CampaignState.LAUNCHED
    )
    return drafts.with_last_day().for_list().order_by("last_day", "pk")


def _to_score(account) -> QuerySet[ScoreCard]:
    cards = ScoreCard.objects.visible_to(account, Role.EDITOR)
    return cards.filter(state__in=[CardState.SELF_SCORING, CardState.RETURNED]).for_list()


def _to_answer(account, narrow: Narrow) -> QuerySet[Transfer]:
    """Proposals the account answers, where the answering unit is one of ``narrow``."""
    units = narrow(Unit.objects.all()).order_by().values("pk")
    answering = Q(side="giving", to_unit__in=units) | Q(side="taking", from_unit__in=units)
    mine = Transfer.objects.open().answered_by_side_of(scope_of(account).paths(*KEEPERS))
    return mine.filter(answering).for_list()


def _imports(account) -> QuerySet[ImportRun]:
    return ImportRun.objects.filter(by=account, unit__isnull=False).open().order_by("created_at", "pk")
