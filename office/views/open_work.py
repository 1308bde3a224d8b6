from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.generic import TemplateView

from office.selectors.open_work import MOST, open_work
from units.selectors.accounts import accounts_managed
from units.views.mixins import ManagersOnlyMixin


class OpenWorkView(ManagersOnlyMixin, TemplateView):
    """What somebody who leaves hands over, to print and sign."""

    template_name = "office/open_work.html"

    def get_context_data(self, **kwargs):
        viewer = self.request.user
        account = get_object_or_404(accounts_managed(viewer), pk=self.kwargs["pk"])
        work = open_work(account, manager=viewer)
        return super().get_context_data(**kwargs) | {
            "account": account,
            "work": work,
            "may_hand_over": account != viewer and bool(work.roles),
            "most": MOST,
            "listed_at": timezone.localtime(),
        }
