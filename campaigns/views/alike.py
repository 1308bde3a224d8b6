from django.views.generic import DetailView

from campaigns.models import Dossier
from campaigns.views.editing import about
from contributions.models import Initiative
from contributions.selectors.alike import alike_to
from contributions.services.likeness import work_out_near
from units.views.mixins import UnitScopeMixin

SHOWN_BESIDE, SHOWN_ON_PAGE = 3, 50


class DossierAlikeView(UnitScopeMixin, DetailView):
    """Which initiatives of the dossier may be there already: a page of its own, by htmx a part of others."""

    queryset = Dossier.objects.for_form()
    context_object_name = "dossier"

    def get_template_names(self):
        return ["contributions/_alike.html" if self.request.htmx else "campaigns/dossier_alike.html"]

    def get_context_data(self, **kwargs):
        shown = SHOWN_BESIDE if self.request.htmx else SHOWN_ON_PAGE
        own = Initiative.objects.filter(dossier_links__dossier=self.object).select_related("unit")
        work_out_near(own)
        alike = alike_to(own)
        found = {"alike": alike[:shown], "more_alike": len(alike) > shown, "names_own": True}
        more = {"more_url": self.request.path} if self.request.htmx else {}
        return super().get_context_data(**kwargs) | about(self.object) | found | more
