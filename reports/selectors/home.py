"""The first page of a signed-in person, put together from what each role has to do."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import StandardVersion, StandardVersionState, TallyRun, TallyRunState
from awards.selectors.waiting import awaiting_decision, latest_honours, latest_runs
from campaigns.selectors.overview import campaigns_under_way
from campaigns.selectors.review import Due, queue_by_deadline
from campaigns.selectors.tasks import tasks_of
from common.models import DataQuestion
from contributions.selectors.plaques import latest_plaques
from contributions.selectors.workers import initiatives_of
from decisions.models import DEPUTY_ROLES
from decisions.selectors.chain import awaiting_approval
from reports.selectors.duties import duties_of
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
OWN = 5
"""Initiatives of a worker on the first page."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the list that has as many rows."""

    value: int
    label: str
    url: str
    tone: str = ""


def home_of(user) -> dict[str, object]:
    """What the page shows, by role: the blocks of a role one does not hold are empty. Queries do not grow with rows."""
    scope = scope_of(user)
    has_role = user.is_superuser or bool(scope.held)
    is_worker = not has_role and hasattr(user, "member")
    editor = tasks_of(user)
    return {
        "editor": editor,
        "honours": latest_honours(user) if editor else [],
        "plaques": latest_plaques(user) if editor else [],
        "duties": duties_of(user),
        "awaiting": awaiting_decision(user),
        "is_approver": scope.holds(Role.APPROVER),
        "decisions_to_approve": awaiting_approval(user) if scope.holds(*DEPUTY_ROLES) else 0,
        "is_specialist": scope.holds(Role.SPECIALIST),
        "queue": queue_figures(user) if scope.holds(Role.SPECIALIST) else [],
        "runs": latest_runs(user) if scope.holds(Role.SPECIALIST) else [],
        "watches": user.is_superuser or scope.holds(*WATCHING),
        "campaigns": campaigns_under_way(user) if user.is_superuser or scope.holds(*WATCHING) else [],
        "support": support_figures() if user.is_superuser else [],
        "has_role": has_role,
        "is_worker": is_worker,
        "own_initiatives": initiatives_of(user)[:OWN] if is_worker else [],
    }


def queue_figures(user) -> list[Figure]:
    """What waits for ``user`` as reviewer, by how near its last day is; one query."""
    address = reverse("reviews:queue")
    return [
        Figure(
            count,
            due.label,
            f"{address}?due={due.value}",
            tone="red" if due == Due.OVER and count else "",
        )
        for due, count in queue_by_deadline(user).items()
    ]


def support_figures() -> list[Figure]:
    """What needs the superuser's eye, over all units; four queries."""
    return [
        Figure(
            TallyRun.objects.filter(state=TallyRunState.INTERRUPTED).count(),
            _("lần tổng hợp gián đoạn"),
            f"{reverse('admin:awards_tallyrun_changelist')}?state__exact={TallyRunState.INTERRUPTED}",
        ),
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
