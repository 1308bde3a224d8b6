from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from common.sample_mark import is_sample_database
from units.models import Role, Unit
from units.scope import scope_of

# (label, name of the address, roles that see it; none means every signed-in person)
NAVIGATION = [
    (_("Trang chủ"), "home", ()),
    (_("Phong trào"), "campaigns:campaign-list", ()),
    (_("Hồ sơ"), "campaigns:dossier-list", ()),
    (_("Sáng kiến"), "contributions:initiative-list", ()),
    (_("Công trình"), "contributions:work-list", ()),
    (_("Chấm điểm"), "scores:card-list", ()),
    (_("Đơn vị"), "units:unit-list", ()),
    (_("Đoàn viên"), "people:member-list", ()),
    (
        _("Xét khen"),
        "awards:run-list",
        (Role.SPECIALIST, Role.APPROVER, Role.COUNCIL, Role.AUDITOR, Role.VIEWER),
    ),
    (
        _("Hội đồng"),
        "councils:council-list",
        (Role.SPECIALIST, Role.APPROVER, Role.COUNCIL, Role.AUDITOR, Role.VIEWER),
    ),
    (_("Quyết định"), "decisions:decision-list", ()),
    (_("Tra cứu"), "awards:lookup", ()),
    (_("Sổ vàng"), "certificates:register", ()),
    (_("Tiêu chuẩn"), "awards:type-list", ()),
    (_("Tiền thưởng"), "prizes:fund-list", (Role.FINANCE, Role.SPECIALIST, Role.APPROVER, Role.AUDITOR)),
    (_("Báo cáo"), "reports:index", ()),
    (_("Excel"), "exchange:home", (Role.EDITOR, Role.SPECIALIST, Role.MANAGER)),
    (_("Phân quyền"), "units:role-list", (Role.MANAGER,)),
    (_("Nhật ký"), "office:audit-list", (Role.AUDITOR,)),
    (_("Trợ giúp"), "help", ()),
]


PARTS_OF_DOSSIERS = ("/reviews/", "/campaigns/entries/")
"""Pages about dossiers whose address begins otherwise."""
PARTS_OF_CAMPAIGNS = ("/awards/praises/", "/awards/quotas/", "/office/campaigns/")
"""Pages about a campaign whose address begins as that of the catalogue."""
PARTS_OF_PEOPLE = ("/office/people/", "/awards/history/member/", "/awards/history/collective/")
"""Pages about people whose address begins otherwise."""


def page(request):
    """What every page shows around its content: navigation, notices, the sample band.

    Read when the page asks for it, so that an error page can be drawn while the database is away.
    """
    if getattr(request, "is_outage", False):
        return {}
    marks = {"is_sample_database": SimpleLazyObject(is_sample_database)}
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return marks
    return marks | {
        "navigation": SimpleLazyObject(lambda: navigation_for(user, request.path)),
        "unread_notices": SimpleLazyObject(user.notices.unread().count),
        "notices_url": reverse("notices:list"),
        "user_label": str(user),
        "account_links": [{"label": _("Trang quản trị"), "url": reverse("admin:index")}] if user.is_staff else [],
        "acting_unit_name": SimpleLazyObject(lambda: acting_unit_name(user)),
        "ended_units": SimpleLazyObject(lambda: scope_of(user).only_ended),
    }


def acting_unit_name(user) -> str:
    """The topmost unit the person works for; empty for a person without a role."""
    tops = scope_of(user).paths()
    unit = Unit.objects.filter(path__in=tops[:1]).only("name").first() if tops else None
    return unit.name if unit else ""


def navigation_for(user, path):
    """The items this person sees; active is the one whose address reaches furthest into the page's."""
    scope = scope_of(user)
    items = [
        {"label": label, "url": reverse(name)}
        for label, name, roles in NAVIGATION
        if not roles or user.is_superuser or scope.holds(*roles)
    ]
    if path.startswith(PARTS_OF_CAMPAIGNS):
        path = reverse("campaigns:campaign-list")
    if path.startswith(PARTS_OF_DOSSIERS):
        path = reverse("campaigns:dossier-list")
    if path.startswith(PARTS_OF_PEOPLE):
        path = reverse("people:member-list")
    above = [
        item["url"] for item in items if path == item["url"] or (item["url"] != "/" and path.startswith(item["url"]))
    ]
    here = max(above, key=len, default="")
    return [item | {"active": item["url"] == here} for item in items]
