from django.views.generic import DetailView

from units.views.mixins import UnitScopeMixin


class ContributionDetailView(UnitScopeMixin, DetailView):
    """One initiative or work, and the dossiers within one's reach that it stands in."""

    def get_context_data(self, **kwargs):
        links = self.object.dossier_links.visible_to(self.request.user)
        dossiers = [
            link.dossier
            for link in links.select_related("dossier__campaign", "dossier__phase", "dossier__unit").order_by("-pk")
        ]
        return super().get_context_data(**kwargs) | {"dossiers": dossiers}
