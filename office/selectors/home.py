"""What the first page shows of transfers, handovers, letters and work in the background."""

from collections.abc import Iterator

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from awards.models import TallyRun, TallyRunState
from campaigns.selectors.tasks import Task
from certificates.models import CertificateBatch, PrintRun, PrintState
from common.models import AuditCheck
from exchange.models import ExportRun, ExportState, ImportRun, ImportState
from exchange.querysets import WORKING_STATES
from notices.models import MailState
from office.models import OPEN_STATES, Handover, HandoverState, Transfer
from office.selectors.outbox import letters_in_hand
from reports.selectors.homes.figure import Figure
from units.models import Role
from units.permissions import KEEPERS
from units.scope import scope_of

MOST = 10
"""Of each kind; the lists have all."""


def office_tasks(user) -> list[Task]:
    """Handovers ``user`` has to sign, transfers their units have to answer; two queries."""
    return [*_to_sign(user), *_to_answer(user)]


def _to_sign(user) -> Iterator[Task]:
    mine = Q(giver=user, state=HandoverState.DRAFT) | Q(taker=user, state=HandoverState.GIVEN)
    for handover in Handover.objects.filter(mine).for_list()[:MOST]:
        yield Task(
            what=_("Ký bàn giao: %(handover)s") % {"handover": handover},
            unit=handover.unit.label,
            url=reverse("office:handover-detail", args=[handover.pk]),
            action=_("Xem, ký"),
        )


def _to_answer(user) -> Iterator[Task]:
    """The longest waiting first, without those ``user`` proposed."""
    paths = scope_of(user).paths(*KEEPERS)
    rows = Transfer.objects.open().answered_by_side_of(paths).exclude(proposed_by=user)
    for row in rows.for_list().order_by("created_at", "pk")[: MOST if paths else 0]:
        yield Task(
            what=_("Trả lời đề nghị chuyển sinh hoạt: %(member)s") % {"member": row.member.full_name},
            unit=row.answering_unit.label,
            url=reverse("office:transfer-confirm", args=[row.pk]),
            action=_("Trả lời"),
        )


def office_figures(user) -> list[Figure]:
    """Handovers that wait for a signature and letters that did not go, for whoever manages accounts; two queries."""
    if not user.is_superuser and not scope_of(user).holds(Role.MANAGER):
        return []
    unsent = letters_in_hand(user).filter(state=MailState.FAILED).count()
    return [
        Figure(
            Handover.objects.visible_to(user).filter(state__in=OPEN_STATES).count(),
            _("bàn giao chờ ký"),
            reverse("office:handover-list"),
        ),
        Figure(
            unsent,
            _("thư không gửi được"),
            f"{reverse('office:mail-list')}?state={MailState.FAILED}",
            tone="red" if unsent else "",
        ),
    ]


def jobs_of(user) -> list[Figure]:
    """Work in the background over all units: under way, failed, to mend; seven queries, none but for a superuser."""
    if not user.is_superuser:
        return []
    under_way, failed = [], []
    for rows, running, broken, words, addresses in _kinds():
        found = rows.order_by().aggregate(running=Count("pk", filter=running), broken=Count("pk", filter=broken))
        under_way.append(Figure(found["running"], words[0], addresses[0]))
        failed.append(Figure(found["broken"], words[1], addresses[1], tone="red" if found["broken"] else ""))
    to_mend = Figure(
        ImportRun.objects.faulty().count(),
        _("lần nhập có ô lỗi chờ sửa"),
        f"{reverse('admin:exchange_importrun_changelist')}?faulty=yes",
    )
    return [*under_way, *failed, to_mend]


def _kinds() -> Iterator[tuple[QuerySet, Q, Q, tuple[str, str], tuple[str, str]]]:
    """Of each kind of work its rows, which run and which failed, how both are called, and their lists."""
    yield (
        ImportRun.objects.all(),
        Q(state__in=WORKING_STATES),
        Q(state=ImportState.FAILED),
        (_("lần nhập đang chạy"), _("lần nhập hỏng")),
        _addresses("exchange_importrun", f"state__in={','.join(WORKING_STATES)}", f"state__exact={ImportState.FAILED}"),
    )
    yield (
        ExportRun.objects.all(),
        Q(state=ExportState.WAITING),
        Q(state=ExportState.FAILED),
        (_("tệp xuất đang tạo"), _("tệp xuất hỏng")),
        _addresses("exchange_exportrun", f"state__exact={ExportState.WAITING}", f"state__exact={ExportState.FAILED}"),
    )
    tallying = [TallyRunState.DRAFT, TallyRunState.RUNNING]
    yield (
        TallyRun.objects.all(),
        Q(state__in=tallying),
        Q(state=TallyRunState.INTERRUPTED),
        (_("lần tổng hợp đang chạy"), _("lần tổng hợp gián đoạn")),
        _addresses("awards_tallyrun", f"state__in={','.join(tallying)}", f"state__exact={TallyRunState.INTERRUPTED}"),
    )
    yield (
        PrintRun.objects.all(),
        Q(state=PrintState.WAITING),
        Q(state=PrintState.FAILED),
        (_("lần in đang tạo"), _("lần in hỏng")),
        _addresses("certificates_printrun", f"state__exact={PrintState.WAITING}", f"state__exact={PrintState.FAILED}"),
    )
    yield (
        CertificateBatch.objects.all(),
        Q(finished_at__isnull=True, failure=""),
        ~Q(failure=""),
        (_("đợt cấp bằng đang chạy"), _("đợt cấp bằng hỏng")),
        _addresses("certificates_certificatebatch", "finished_at__isempty=1&failure__isempty=1", "failure__isempty=0"),
    )
    yield (
        AuditCheck.objects.all(),
        Q(finished_at__isnull=True),
        Q(fault__isnull=False),
        (_("lần kiểm tra nhật ký đang chạy"), _("lần kiểm tra nhật ký thấy sai")),
        _addresses("common_auditcheck", "finished_at__isempty=1", "fault__isempty=0"),
    )


def _addresses(model: str, *queries: str) -> tuple[str, str]:
    address = reverse(f"admin:{model}_changelist")
    running, broken = (f"{address}?{query}" for query in queries)
    return running, broken
