"""Who may open what of the public site: everybody all of it, but what shows a campaign there."""

from django.utils import timezone

from common.storing import keep_file
from exemplars.models import ExemplarPhoto
from portal.models import PublicCampaign
from portal.services.article import keep_article, keep_photo
from tests.exemplars.conftest import publish
from tests.factories import DecisionFactory, DecisionLineFactory, ExemplarFactory, MemberFactory, issued
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
    "portal:gallery",
    "portal:story",
    "portal:story-photo",
    "portal:story-feed",
    "portal:sitemap",
    "portal:robots",
)
GET: dict[str, str] = dict.fromkeys(NAMES, OPEN) | {
    "portal:story-comment": OPEN,
    "portal:story-comment-sent": OPEN,
    "portal:campaign-show": "Lxxxxxx.xxx>xxxx",
    "portal:campaign-hide": "Lxxxxxx.xxx>xxxx",
}
POST: dict[str, str] = dict.fromkeys(NAMES, ONLY_READ) | {
    "portal:story-comment": "ffffffffffffffff",
    "portal:story-comment-sent": ONLY_READ,
    "portal:campaign-show": "Lxxxxxx>xxx>xxxx",
    "portal:campaign-hide": "Lxxxxxx>xxx>xxxx",
}
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
    world.public_story = publish(ExemplarFactory(unit=world.tree.base, state="published"))
    drawing = ExemplarPhoto(exemplar=world.public_story, uploaded_by=by)
    world.public_story_photo = keep_file(drawing, picture_upload())
    world.named |= {"slug": world.article.slug, "campaign_code": world.campaign.code}


def row_for(world, name):
    if name.startswith("portal:story"):
        return world.public_story_photo if name == "portal:story-photo" else world.public_story
    rows = {
        "portal:photo": world.photo,
        "portal:decision": world.public_decision,
        "portal:campaign-show": world.campaign,
        "portal:campaign-hide": world.campaign,
    }
    return rows.get(name)
