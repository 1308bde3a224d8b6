from django.views.generic import DetailView, ListView

from units.models import Cluster
from units.views.mixins import PageSizeMixin, UnitScopeMixin


class ClusterListView(UnitScopeMixin, PageSizeMixin, ListView):
    queryset = Cluster.objects.for_list()
    template_name = "units/cluster_list.html"

    def get_queryset(self):
        rows = super().get_queryset().with_member_count()
        year = self.request.GET.get("year", "")
        return rows.filter(year=int(year)) if year.isdigit() else rows

    def get_context_data(self, **kwargs):
        reached = Cluster.objects.visible_to(self.request.user)
        years = reached.order_by("-year").values_list("year", flat=True).distinct()
        return super().get_context_data(**kwargs) | {"years": years, "year": self.request.GET.get("year", "")}


class ClusterDetailView(UnitScopeMixin, DetailView):
    queryset = Cluster.objects.for_list()
    template_name = "units/cluster_detail.html"

    def get_context_data(self, **kwargs):
        memberships = self.object.memberships.select_related("unit").by_office()
        return super().get_context_data(**kwargs) | {"memberships": memberships}
