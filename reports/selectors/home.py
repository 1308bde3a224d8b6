"""The first page of a signed-in person, put together from what each role has to do."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import StandardVersion, StandardVersionState
from awards.selectors.waiting import awaiting_decision, latest_honours, latest_runs, sum_of
from campaigns.models import PublicState
from campaigns.selectors.review import Due, QueueBrief, queue_brief
from campaigns.selectors.tasks import EditorHome, Task, by_urgency, tasks_of
from common.models import AuditCheck, DataQuestion
from contributions.selectors.plaques import latest_plaques
from contributions.selectors.workers import initiatives_of
from decisions.models import DEPUTY_ROLES
from decisions.selectors.chain import awaiting_approval
from prizes.models import PrizeLine, PrizeList, PrizeState
from reports.selectors.duties import duties_of
from reports.selectors.homes.asked import asked_of
from reports.selectors.homes.council import sittings_of
from reports.selectors.homes.figure import Figure
from reports.selectors.homes.manager import account_figures
from reports.selectors.homes.owed import owed_by
from reports.selectors.homes.under_way import under_way
from units.models import Role
from units.scope import scope_of

WATCHING = (
    Role.SPECIALIST,
    Role.APPROVER,
    Role.COUNCIL,
    Role.FINANCE,
    Role.AUDITOR,
    Role.MANAGER,
    Role.VIEWER,
)
"""Roles that look over several units and so see the campaigns under way."""
NEXT = 5
"""Dossiers of the queue on the first page, by their last day."""
OWN = 5
"""Initiatives of a worker on the first page."""


def home_of(user, *, tasks: Iterable[Task] = ()) -> dict[str, object]:
    """What the page shows, by role: the blocks of a role one does not hold are empty. Queries do not grow with rows.

    ``tasks`` are what ``user`` has to do in the apps above this one; they stand among the others by their last day.
    """
    scope = scope_of(user)
    has_role = user.is_superuser or bool(scope.held)
    is_worker = not has_role and hasattr(user, "member")
    editor = tasks_of(user)
    is_specialist = scope.holds(Role.SPECIALIST)
    queue = queue_brief(user, most=NEXT) if is_specialist else None
    awaiting = awaiting_decision(user)
    own = [*(editor.tasks if editor else ()), *owed_by(user), *asked_of(user), *duties_of(user)]
    return {
        "editor": editor,
        "public": public_figures(editor) if editor else [],
        "honours": latest_honours(user) if editor else [],
        "plaques": latest_plaques(user) if editor else [],
        "tasks": by_urgency([*own, *tasks]),
        "awaiting": awaiting,
        "awaiting_sum": sum_of(awaiting),
        "is_approver": scope.holds(Role.APPROVER),
        "decisions_to_approve": awaiting_approval(user) if scope.holds(*DEPUTY_ROLES) else 0,
        "is_specialist": is_specialist,
        "queue": queue_figures(queue) if queue else [],
        "next_in_queue": queue.first if queue else [],
        "runs": latest_runs(user) if is_specialist else [],
        "is_council": scope.holds(Role.COUNCIL),
        "sittings": sittings_of(user) if scope.holds(Role.COUNCIL) else [],
        "payments": payment_figures(user) if scope.holds(Role.FINANCE) else [],
        "is_auditor": scope.holds(Role.AUDITOR),
        "audit_check": last_check() if scope.holds(Role.AUDITOR) else None,
        "watches": user.is_superuser or scope.holds(*WATCHING),
        "campaigns": under_way(user) if user.is_superuser or scope.holds(*WATCHING) else [],
        "accounts": account_figures(user),
        "support": support_figures() if user.is_superuser else [],
        "has_role": has_role,
        "is_worker": is_worker,
        "own_initiatives": initiatives_of(user)[:OWN] if is_worker else [],
    }


def public_figures(editor: EditorHome) -> list[Figure]:
    """Dossiers of the own units by what the units are told of their way."""
    address = reverse("campaigns:dossier-list")
    return [
        Figure(editor.public[state], state.label, f"{address}?mine=on&public={state.value}") for state in PublicState
    ]


def payment_figures(user) -> list[Figure]:
    """Lists of prizes with lines to pay, and with money to take back; two queries."""
    lists = PrizeList.objects.visible_to(user)
    return [
        Figure(
            lists.filter(pk__in=PrizeLine.objects.filter(state=state).values("prize_list")).count(),
            label,
            f"{reverse('prizes:list-list')}?show={state}",
        )
        for state, label in (
            (PrizeState.DUE, _("danh sách còn dòng chưa chi")),
            (PrizeState.TO_RECOVER, _("danh sách có tiền phải thu hồi")),
        )
    ]


def last_check() -> AuditCheck | None:
    """The newest check of the audit's chain that came to its end; ``None`` before the first."""
    return AuditCheck.objects.filter(finished_at__isnull=False).first()


def queue_figures(queue: QueueBrief) -> list[Figure]:
    """What waits for a reviewer, by how near its last day is."""
    address = reverse("reviews:queue")
    return [
        Figure(
            count,
            due.label,
            f"{address}?due={due.value}",
            tone="red" if due == Due.OVER and count else "",
        )
        for due, count in queue.counts.items()
    ]


def support_figures() -> list[Figure]:
    """What needs the superuser's eye, over all units; three queries."""
    return [
        Figure(
            StandardVersion.objects.filter(state=StandardVersionState.DRAFT).count(),
            _("phiên bản tiêu chuẩn chờ duyệt"),
            f"{reverse('admin:awards_standardversion_changelist')}?state__exact={StandardVersionState.DRAFT}",
        ),
        Figure(
            DataQuestion.objects.filter(answered_at__isnull=True).count(),
            _("điểm dữ liệu cần làm rõ"),
            f"{reverse('admin:common_dataquestion_changelist')}?answered_at__isempty=1",
        ),
        Figure(
            get_user_model().objects.filter(is_active=False).count(),
            _("tài khoản đã khoá"),
            f"{reverse('admin:accounts_user_changelist')}?is_active__exact=0",
        ),
    ]
