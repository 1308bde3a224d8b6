"""What is asked of units and their specialists about role models, inspections, contests and awards on the spot."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.selectors.tasks import Task
from common.clock import today
from contests.models import Contest, Contestant, ContestState
from exemplars.models import CommentState, Exemplar, ExemplarState, StoryComment
from inspections.models import InspectionFinding
from spot.models import SpotProposal, SpotState
from units.models import Role, Unit
from units.scope import scope_of

MOST = 10
"""Of each kind; the lists have all."""


def asked_of(user) -> list[Task]:
    """Of an editor five queries, of a specialist three, none of others."""
    scope = scope_of(user)
    asked: list[Task] = []
    if paths := scope.paths(Role.EDITOR):
        asked += [*_to_remedy(paths), *_to_consent(paths), *_to_register(user, paths), *_to_send_again(paths)]
    if paths := scope.paths(Role.SPECIALIST):
        asked += [*_to_judge(user, paths), *_to_approve(paths)]
    if scope.holds(Role.EDITOR, Role.SPECIALIST):
        asked += _to_moderate(user)
    return asked


def _to_remedy(paths: list[str]) -> Iterator[Task]:
    """Remedies an inspection asked of the units, the nearest last day first."""
    owed = InspectionFinding.objects.within(paths).owed().select_related("inspected__unit", "inspected__inspection")
    for finding in owed.order_by("remedy_due", "pk")[:MOST]:
        yield Task(
            what=_("Báo cáo khắc phục: %(remedy)s") % {"remedy": finding.remedy},
            unit=f"{finding.inspected.unit.label} · {finding.inspected.inspection}",
            url=reverse("inspections:finding-report", args=[finding.pk]),
            action=_("Báo cáo"),
            until=finding.remedy_due,
            hint=finding.return_reason,
        )


def _to_consent(paths: list[str]) -> Iterator[Task]:
    """Approved role models nobody may be shown yet, because no consent of the person stands."""
    approved = Exemplar.objects.within(paths).filter(state=ExemplarState.APPROVED)
    unheard = approved.exclude(pk__in=approved.consented().values("pk"))
    for exemplar in unheard.select_related("unit", "member", "collective").order_by("approved_on", "pk")[:MOST]:
        yield Task(
            what=_("Ghi sự đồng ý công khai: %(title)s") % {"title": exemplar.title},
            unit=exemplar.unit.label,
            url=reverse("exemplars:consent-create", args=[exemplar.pk]),
            action=_("Ghi đồng ý"),
        )


def _to_register(user, paths: list[str]) -> Iterator[Task]:
    """Contests that take contestants, of which the units have none."""
    ours = Contestant.objects.within(paths).filter(discipline__contest=OuterRef("pk"))
    contests = Contest.objects.visible_to(user, Role.EDITOR).filter(
        ~Exists(ours), state=ContestState.OPEN, registration_closes_on__gte=today()
    )
    for contest in contests.select_related("unit").order_by("registration_closes_on", "pk")[:MOST]:
        yield Task(
            what=_("Đăng ký thí sinh: %(contest)s") % {"contest": contest.title},
            unit=contest.unit.label,
            url=reverse("contests:contestant-list", args=[contest.pk]),
            action=_("Đăng ký"),
            until=contest.registration_closes_on,
        )


def _to_send_again(paths: list[str]) -> Iterator[Task]:
    """Proposals of an award on the spot that came back, the first returned first."""
    returned = SpotProposal.objects.within(paths).filter(state=SpotState.DRAFT).exclude(reason="")
    for proposal in returned.for_task().order_by("updated_at", "pk")[:MOST]:
        yield Task(
            what=_("Sửa, gửi lại đề nghị khen đột xuất: %(proposal)s") % {"proposal": proposal},
            unit=proposal.unit.label,
            url=reverse("spot:proposal-detail", args=[proposal.pk]),
            action=_("Xem, sửa"),
            hint=proposal.reason,
        )


def _to_judge(user, paths: list[str]) -> Iterator[Task]:
    """Proposals of an award on the spot that wait for an answer, without those ``user`` wrote; the first sent first."""
    sent = SpotProposal.objects.filter(state=SpotState.SENT, decider__in=Unit.objects.within(paths))
    for proposal in sent.exclude(created_by=user).for_task().order_by("sent_at", "pk")[:MOST]:
        yield Task(
            what=_("Trả lời đề nghị khen đột xuất: %(proposal)s") % {"proposal": proposal},
            unit=proposal.unit.label,
            url=reverse("spot:proposal-detail", args=[proposal.pk]),
            action=_("Xem, trả lời"),
        )


def _to_approve(paths: list[str]) -> Iterator[Task]:
    """Role models units strictly below selected, the longest waiting first."""
    waiting = Exemplar.objects.within(paths).filter(state=ExemplarState.SELECTED).exclude(unit__path__in=paths)
    for exemplar in waiting.select_related("unit").defer("story", "search").order_by("updated_at", "pk")[:MOST]:
        yield Task(
            what=_("Duyệt điển hình: %(title)s") % {"title": exemplar.title},
            unit=exemplar.unit.label,
            url=reverse("exemplars:exemplar-detail", args=[exemplar.pk]),
            action=_("Xem, duyệt"),
        )


def _to_moderate(user) -> Iterator[Task]:
    """Comments that wait, in one line with how many."""
    comments = StoryComment.objects.visible_to(user, Role.EDITOR, Role.SPECIALIST)
    waiting = comments.filter(state=CommentState.WAITING).count()
    if waiting:
        yield Task(
            what=_("%(count)s bình luận chờ duyệt") % {"count": waiting},
            unit=_("Gương điển hình"),
            url=reverse("exemplars:comment-list"),
            action=_("Đọc, duyệt"),
        )
