from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from campaigns.models import Campaign
from scores.models import ScoreCard
from scores.selectors.spread import spreads
from units.models import Role
from units.views.mixins import HoldsRoleMixin

READERS = (Role.SPECIALIST, Role.APPROVER, Role.COUNCIL, Role.AUDITOR, Role.VIEWER)


class SpreadView(HoldsRoleMixin, TemplateView):
    """How the scores of a campaign lie, by cluster and by scorer, within the subtrees one oversees."""

    template_name = "scores/spread.html"
    needed_roles = READERS
    refusal = _("Trang này dành cho chuyên viên, người phê duyệt, hội đồng và người xem của công đoàn cấp trên.")
    elsewhere = "scores:card-list"

    def get_context_data(self, **kwargs):
        user = self.request.user
        campaigns = Campaign.objects.visible_to(user).filter(score_cards__isnull=False).distinct()
        campaigns = list(campaigns.order_by("-starts_on", "-pk"))
        asked = self.request.GET.get("campaign")
        chosen = next((row for row in campaigns if str(row.pk) == asked), campaigns[0] if campaigns else None)
        cards = ScoreCard.objects.visible_to(user, *READERS).filter(campaign=chosen)
        return super().get_context_data(**kwargs) | {
            "campaigns": campaigns,
            "chosen": chosen,
            "tables": spreads(cards) if chosen else [],
        }
