"""Who may open what of the public site: everybody all of it."""

from django.utils import timezone

from portal.models import PublicCampaign
from portal.services.article import keep_article, keep_photo
from tests.factories import DecisionFactory, DecisionLineFactory, MemberFactory, issued
from tests.portal.conftest import article, picture_upload

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
OPEN, ONLY_READ = "................", "mmmmmmmmmmmmmmmm"
NAMES = (
    "portal:campaign-list",
    "portal:campaign",
    "portal:article-list",
    "portal:article",
    "portal:article-feed",
    "portal:photo",
    "portal:decision-list",
    "portal:decision",
    "portal:decision-feed",
    "portal:honour-roll",
    "portal:sitemap",
    "portal:robots",
)
GET: dict[str, str] = dict.fromkeys(NAMES, OPEN)
POST: dict[str, str] = dict.fromkeys(NAMES, ONLY_READ)
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A public campaign with an article and its photo, and an issued decision."""
    PublicCampaign.objects.create(campaign=world.campaign)
    by = world.people["superuser"]
    world.article = keep_article(article(world.tree.province, published_at=timezone.now()), by=by)
    photo = world.article.photos.model(article=world.article, caption="Lễ phát động")
    world.photo = keep_photo(photo, picture_upload(), by=by)
    decision = DecisionFactory(unit=world.tree.province)
    DecisionLineFactory(decision=decision, member=MemberFactory(unit=world.tree.base), order_no=1)
    world.public_decision = issued(decision, number=98)
    world.named |= {"slug": world.article.slug, "campaign_code": world.campaign.code}


def row_for(world, name):
    return {"portal:photo": world.photo, "portal:decision": world.public_decision}.get(name)
