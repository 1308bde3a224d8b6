"""What the front page shows, a few of everything; one function a part."""

from consultations.models import PublicNotice
from exemplars.models import Exemplar
from exemplars.selectors.public import published
from portal.models import Article, PublicCampaign
from portal.selectors.campaigns import ShownCampaign, with_turnout
from portal.selectors.decisions import public_decisions

FEW = 6
STORIES = 4
"""Two rows of two cards."""


def front() -> dict[str, object]:
    """The parts of the front page by name; the template shows those that are not empty."""
    return {
        "campaigns": running_campaigns(),
        "articles": list(Article.objects.published().for_list()[:FEW]),
        "stories": newest_stories(),
        "decisions": list(public_decisions()[:FEW]),
        "notices": list(PublicNotice.objects.running().select_related("unit").order_by("last_day", "pk")[:FEW]),
    }


def running_campaigns() -> list[ShownCampaign]:
    return with_turnout(PublicCampaign.objects.shown().running().for_list()[:FEW])


def newest_stories() -> list[Exemplar]:
    """The exemplars last published, each with its photos; two queries."""
    return list(published()[:STORIES])
