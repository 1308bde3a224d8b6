from django.views.generic import TemplateView

from awards.models import Honour
from certificates.forms.filters import HonourFilterSet
from certificates.permissions import READERS, may_print_search
from certificates.selectors.register import latest_by, open_decisions, register_rows
from common.capped import CappedPaginator
from units.views.mixins import PageSizeMixin


class RegisterView(PageSizeMixin, TemplateView):
    """«Sổ vàng»: the honours of one's units, the latest first."""

    template_name = "certificates/register.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        honours = Honour.objects.visible_to(user).gathered()
        asked = HonourFilterSet(self.request.GET, honours, request=self.request)
        rows = register_rows(Honour.objects.all())
        paginator = CappedPaginator([asked.qs], rows, self.get_paginate_by(rows), latest=latest_by(user))
        page = paginator.get_page(self.request.GET.get("page"))
        found = {"page_obj": page, "object_list": page.object_list, "filter_form": asked.form}
        found["open_decisions"] = open_decisions(page.object_list, to=user, roles=READERS)
        found["may_print"] = may_print_search(user)
        return super().get_context_data(**kwargs) | found
