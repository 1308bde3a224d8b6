"""What stands in the navigation, in which group, and who sees it."""

from dataclasses import dataclass
from functools import cache

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from units.models import Role
from units.scope import scope_of

JUDGES = (Role.SPECIALIST, Role.APPROVER, Role.COUNCIL, Role.AUDITOR, Role.VIEWER)
INSPECTING = (Role.EDITOR, Role.SPECIALIST, Role.MANAGER, Role.APPROVER, Role.AUDITOR, Role.VIEWER)
"""Who inspects, is inspected, or looks on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A page and the roles that see it; none means every signed-in person.

    ``also`` are beginnings of addresses that belong to it although they begin otherwise.
    """

    label: str
    address: str
    roles: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one word; it is the entry itself for somebody who sees only one."""

    label: str
    entries: tuple[Entry, ...]


NAVIGATION = (
    Entry(_("Trang chủ"), "home"),
    Group(
        _("Phong trào"),
        (
            Entry(
                _("Phong trào thi đua"),
                "campaigns:campaign-list",
                also=("/awards/praises/", "/awards/quotas/", "/office/campaigns/"),
            ),
            Entry(_("Chấm điểm"), "scores:card-list"),
            Entry(_("Hội thi tay nghề"), "contests:contest-list"),
        ),
    ),
    Entry(_("Hồ sơ"), "campaigns:dossier-list", also=("/reviews/", "/campaigns/entries/")),
    Group(
        _("Sáng kiến, công trình"),
        (
            Entry(_("Sáng kiến"), "contributions:initiative-list", also=("/contributions/intake/",)),
            Entry(_("Thư viện sáng kiến"), "contributions:library"),
            Entry(_("Công trình"), "contributions:work-list"),
        ),
    ),
    Group(
        _("Điển hình"),
        (
            Entry(_("Điển hình tiên tiến"), "exemplars:exemplar-list"),
            Entry(_("Gương để nhân rộng"), "exemplars:shared-list"),
            Entry(_("Chờ duyệt"), "exemplars:exemplar-queue", (Role.SPECIALIST,)),
            Entry(_("Đợt bình chọn"), "exemplars:round-list"),
            Entry(_("Bình luận chờ duyệt"), "exemplars:comment-list", (Role.EDITOR, Role.SPECIALIST)),
        ),
    ),
    Group(
        _("Đơn vị, đoàn viên"),
        (
            Entry(_("Đơn vị"), "units:unit-list", also=("/office/reorganisations/", "/awards/history/unit/")),
            Entry(
                _("Đoàn viên"),
                "people:member-list",
                also=("/office/people/", "/awards/history/member/", "/awards/history/collective/"),
            ),
            Entry(_("Kiểm tra, giám sát"), "inspections:inspection-list", INSPECTING),
            Entry(
                _("Phân quyền"), "units:role-list", (Role.MANAGER,), also=("/office/handovers/", "/office/accounts/")
            ),
        ),
    ),
    Group(
        _("Xét khen"),
        (
            Entry(_("Tổng hợp xét khen"), "awards:run-list", JUDGES),
            Entry(_("Khen đột xuất"), "spot:proposal-list"),
            Entry(_("Hội đồng"), "councils:council-list", JUDGES),
            Entry(_("Lấy ý kiến"), "consultations:notice-list", JUDGES),
            Entry(_("Quyết định"), "decisions:decision-list"),
            Entry(_("Sổ vàng"), "certificates:register"),
            Entry(_("Tiền thưởng"), "prizes:fund-list", (Role.FINANCE, Role.SPECIALIST, Role.APPROVER, Role.AUDITOR)),
            Entry(_("Tiêu chuẩn"), "awards:type-list"),
            Entry(_("Tra cứu điều kiện"), "awards:lookup"),
        ),
    ),
    Group(
        _("Báo cáo"),
        (
            Entry(_("Các báo cáo"), "reports:index"),
            Entry(_("Sơ kết, tổng kết"), "reports:summary-list"),
            Entry(_("Số liệu báo cáo"), "reports:reported-list"),
            Entry(_("Nhập, xuất Excel"), "exchange:home", (Role.EDITOR, Role.SPECIALIST, Role.APPROVER, Role.MANAGER)),
            Entry(_("Kết nối phần mềm"), "api:token-list", (Role.MANAGER,), also=("/webhooks/",)),
            Entry(_("Nhật ký"), "office:audit-list", (Role.AUDITOR,)),
        ),
    ),
    Entry(_("Trợ giúp"), "help"),
)


def navigation_for(user, path: str) -> list[dict]:
    """Groups of the entries this person sees; one of a single entry has no ``label``, one of none is left out.

    Active is the entry whose address, or a part of it, reaches furthest into ``path``, and its group.
    """
    seen = [(part, [entry for entry in _entries_of(part) if _sees(user, entry)]) for part in NAVIGATION]
    reach = {entry: _reach(entry, path) for _part, entries in seen for entry in entries}
    furthest = max(reach.values())
    return [
        {
            "label": part.label if len(entries) > 1 else "",
            "active": any(0 < reach[entry] == furthest for entry in entries),
            "entries": [
                {"label": entry.label, "url": _url(entry.address), "active": 0 < reach[entry] == furthest}
                for entry in entries
            ],
        }
        for part, entries in seen
        if entries
    ]


def _entries_of(part: Entry | Group) -> tuple[Entry, ...]:
    return part.entries if isinstance(part, Group) else (part,)


def _sees(user, entry: Entry) -> bool:
    return not entry.roles or user.is_superuser or scope_of(user).holds(*entry.roles)


def _reach(entry: Entry, path: str) -> int:
    """How many letters of ``path`` lie under the entry; of the home page only itself does."""
    under = [start for start in (_url(entry.address), *entry.also) if path.startswith(start)]
    return max(map(len, under), default=0) if path == "/" or under != ["/"] else 0


@cache
def _url(address: str) -> str:
    return reverse(address)
