from django.core.paginator import Paginator
from django.views.generic import DetailView

from awards.selectors.readiness import entries_of, readiness_of
from campaigns.models import Dossier
from common.errors import DomainError
from units.views.mixins import UnitScopeMixin


class ReadinessView(UnitScopeMixin, DetailView):
    """«Còn thiếu gì?» of a dossier: a part of its page by htmx, a page of its own without."""

    queryset = Dossier.objects.select_related("campaign", "unit")
    context_object_name = "dossier"
    page_size = 5

    def get_template_names(self):
        return ["awards/partials/readiness.html" if self.request.htmx else "awards/readiness.html"]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        try:
            readiness = readiness_of(self.object)
        except DomainError as refusal:
            return context | {"refusal": str(refusal)}
        page = Paginator(readiness.open, self.page_size).get_page(self.request.GET.get("page"))
        entries = entries_of(page)
        rows = [(entries[item.entry_id], item) for item in page if item.entry_id in entries]
        return context | {"readiness": readiness, "page_obj": page, "rows": rows}
