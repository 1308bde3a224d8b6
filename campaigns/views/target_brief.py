"""The piece of a home page that says how far a campaign's targets are reached, loaded once the page is there."""

from django.views.generic import TemplateView

from campaigns.selectors.target_brief import briefs_under
from campaigns.views.target_progress import ReachedUnitMixin


class TargetBriefView(ReachedUnitMixin, TemplateView):
    """Each indicator with what was reached and the units behind, both leading to their lists."""

    template_name = "campaigns/target_brief.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "campaign": self.campaign,
            "top": self.top,
            "briefs": briefs_under(self.campaign, self.top),
        }
