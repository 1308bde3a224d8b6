from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from campaigns.selectors.campaign_page import legal_bases
from portal.models import Article, PublicCampaign
from portal.selectors.campaigns import goals_of, results_of, with_turnout
from portal.views.base import ROWS, PortalView

NEWS = 6


class CampaignListView(PortalView):
    """The campaigns everybody may read of, those that run first."""

    def get(self, request):
        page = Paginator(PublicCampaign.objects.shown().for_list(), ROWS).get_page(request.GET.get("page"))
        page.object_list = with_turnout(page.object_list)
        description = _("Các phong trào thi đua đang diễn ra và đã kết thúc.")
        return self.page("campaign_list", title=_("Phong trào thi đua"), description=description, page_obj=page)


class CampaignView(PortalView):
    """A campaign as everybody may read of it: what is asked, when, how far it has come and what it led to."""

    def get(self, request, campaign_code):
        public = get_object_or_404(
            PublicCampaign.objects.shown().select_related("campaign__unit"), campaign__code=campaign_code
        )
        campaign = public.campaign
        (shown,) = with_turnout([public])
        return self.page(
            "campaign",
            title=campaign.name,
            description=public.lead or campaign.slogan,
            public=public,
            campaign=campaign,
            turnout=shown.turnout,
            contents=campaign.contents.all(),
            phases=campaign.phases.all(),
            bases=legal_bases(campaign),
            goals=goals_of(campaign),
            results=results_of(campaign),
            articles=Article.objects.published().filter(campaign=campaign).for_list()[:NEWS],
        )
