from django.views.generic import DetailView

from contributions.forms.filters import InitiativeFilterSet
from contributions.models import Initiative
from units.views.mixins import FilteredListView, UnitScopeMixin


class ContributionDetailView(UnitScopeMixin, DetailView):
    """One initiative or work, and the dossiers within one's reach that it stands in."""

    def get_context_data(self, **kwargs):
        links = self.object.dossier_links.visible_to(self.request.user)
        dossiers = [
            link.dossier
            for link in links.select_related("dossier__campaign", "dossier__phase", "dossier__unit").order_by("-pk")
        ]
        return super().get_context_data(**kwargs) | {"dossiers": dossiers}


class InitiativeListView(FilteredListView):
    """The last made first; the order is that of the key's index."""

    queryset = Initiative.objects.for_list().order_by("-pk")
    filterset_class = InitiativeFilterSet
    template_name = "contributions/initiative_list.html"


class InitiativeDetailView(ContributionDetailView):
    queryset = Initiative.objects.for_list()
    template_name = "contributions/initiative_detail.html"
