from django.utils.translation import gettext as _

from certificates.forms.lookup import LookupForm
from portal.selectors.front import front
from portal.views.base import PortalView


class FrontView(PortalView):
    """What goes on: campaigns, news, decisions, lists the public is asked about, and a box to check a certificate."""

    def get(self, request):
        description = _(
            "Phong trào thi đua, tin tức, quyết định khen thưởng và danh sách vinh danh của tổ chức công đoàn."
        )
        title = _("Thi đua – Khen thưởng Công đoàn")
        return self.page("front", title=title, description=description, lookup_form=LookupForm(), **front())
