"""The news of a sample pack, and the campaigns they are about, before everybody."""

from collections.abc import Mapping

from django.utils.html import format_html_join

from accounts.models import User
from campaigns.models import Campaign
from common import clock
from exchange.services.sample_days import acting
from portal.models import Article
from portal.services.article import keep_article
from portal.services.public_campaign import show_campaign
from sample.pack import Pack
from sample.told import NewsPlan
from units.models import Unit


def tell_news(pack: Pack, users: Mapping[str, User]) -> None:
    """Each of the news of ``pack`` is published on its day; everybody may read of its campaigns and of public ones."""
    for campaign in pack.campaigns:
        if campaign.is_public:
            by = users[campaign.launched_by]
            with acting(by, campaign.launched_on):
                show_campaign(Campaign.objects.get(code=campaign.campaign_code), by=by)
    for plan in pack.news:
        by = users[plan.written_by]
        with acting(by, plan.published_on):
            _publish(plan, by=by)


def _publish(plan: NewsPlan, *, by: User) -> None:
    """The news belong to a campaign where they are about one alone."""
    campaigns = [Campaign.objects.get(code=code) for code in plan.campaign_codes]
    for campaign in campaigns:
        show_campaign(campaign, by=by)
    article = Article(
        unit=Unit.objects.get(code=plan.unit_code),
        campaign=campaigns[0] if len(campaigns) == 1 else None,
        title=plan.title,
        lead=plan.lead,
        body=format_html_join("\n", "<p>{}</p>", ([paragraph] for paragraph in plan.paragraphs)),
        author_line=plan.source,
        published_at=clock.now(),
    )
    keep_article(article, by=by)
