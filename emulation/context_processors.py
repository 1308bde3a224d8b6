from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from common.sample_mark import is_sample_database
from emulation.navigation import navigation_for
from units.models import Unit
from units.scope import scope_of


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
