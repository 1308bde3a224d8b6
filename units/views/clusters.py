from django.views.generic import DetailView, ListView

from units.models import Cluster
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class ClusterListView(UnitScopeMixin, PageSizeMixin, ListView):
    """Clusters of every year, or of the one in ``?year=``."""

    queryset = Cluster.objects.for_list()
    template_name = "units/cluster_list.html"

    def get_queryset(self):
        reached = super().get_queryset()
        years = sorted(set(reached.order_by().values_list("year", flat=True)), reverse=True)
        self.years = {str(year): year for year in years}
        self.year = self.years.get(self.request.GET.get("year"))
        rows = reached.with_member_count()
        return rows.filter(year=self.year) if self.year else rows

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"years": self.years.values(), "year": self.year}


class ClusterDetailView(UnitScopeMixin, DetailView):
    queryset = Cluster.objects.for_list()
    template_name = "units/cluster_detail.html"

    def get_context_data(self, **kwargs):
        memberships = self.object.memberships.select_related("unit").by_office()
        return super().get_context_data(**kwargs) | {"memberships": memberships}
