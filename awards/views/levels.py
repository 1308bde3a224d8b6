from django.views.generic import DetailView

from awards.models import Recommendation
from awards.permissions import READERS
from awards.selectors.levels import stands_of
from units.views.mixins import UnitScopeMixin


class RecommendationLevelsView(UnitScopeMixin, DetailView):
    """What the subject of a result was given and is put up for in the year, at all levels beside one another."""

    queryset = Recommendation.objects.shown().for_page()
    scope_roles = READERS
    template_name = "awards/recommendation_levels.html"
    context_object_name = "recommendation"

    def get_context_data(self, **kwargs):
        row = self.object
        return super().get_context_data(**kwargs) | {
            "year": row.run.campaign.year,
            "stands": stands_of(row, viewer=self.request.user, roles=READERS),
        }
