"""News, stories and decisions for readers of feeds, addresses for search engines; all as they are known outside."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import View

from exemplars.models import Exemplar
from exemplars.selectors.public import published
from portal.models import Article, PublicCampaign
from portal.selectors.decisions import public_decisions
from portal.views.base import absolute, for_everybody

LATEST = 30


class PortalFeed(Feed):
    """A feed whose addresses begin as the site is known outside, whatever host it was asked by."""

    page = feed = ""

    def link(self):
        return absolute(reverse(self.page))

    def feed_url(self):
        return absolute(reverse(self.feed))

    def item_link(self, item):
        return absolute(self.path_of(item))

    def item_guid(self, item):
        return self.item_link(item)


class NewsFeed(PortalFeed):
    page, feed = "portal:article-list", "portal:article-feed"

    def title(self):
        return _("Tin thi đua, khen thưởng công đoàn")

    def description(self):
        return _("Tin, bài về phong trào thi đua, hội nghị và khen thưởng.")

    def items(self):
        return Article.objects.published().for_list()[:LATEST]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.lead

    def item_pubdate(self, item):
        return item.published_at

    def item_author_name(self, item):
        return item.author_line or item.unit.name

    def path_of(self, item):
        return item.get_absolute_url()


class StoryFeed(PortalFeed):
    page, feed = "portal:gallery", "portal:story-feed"

    def title(self):
        return _("Gương điển hình công đoàn")

    def description(self):
        return _("Câu chuyện người tốt, việc tốt, điển hình tiên tiến mới công bố.")

    def items(self):
        return published()[:LATEST]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return _("%(name)s, %(unit)s") % {"name": item.subject_name, "unit": item.unit.name}

    def item_pubdate(self, item):
        return item.published_at

    def path_of(self, item):
        return reverse("portal:story", args=[item.pk])


class DecisionFeed(PortalFeed):
    page, feed = "portal:decision-list", "portal:decision-feed"

    def title(self):
        return _("Quyết định khen thưởng công đoàn")

    def description(self):
        return _("Quyết định khen thưởng mới ban hành.")

    def items(self):
        return public_decisions()[:LATEST]

    def item_title(self, item):
        return _("%(number)s: %(about)s") % {"number": item.number_label, "about": item.subject_matter}

    def item_description(self, item):
        return item.unit_line or item.unit.name

    def item_pubdate(self, item):
        return item.issued_at

    def path_of(self, item):
        return reverse("portal:decision", args=[item.pk])


class PortalSitemap(Sitemap):
    """Pages without names of people; the site is named by its setting, not by the request."""

    protocol = ""

    def _urls(self, page, protocol, domain):
        return [
            {
                "item": item,
                "location": absolute(self.location(item)),
                "lastmod": self.lastmod(item),
                "changefreq": None,
                "priority": "",
                "alternates": [],
            }
            for item in self.paginator.page(page).object_list
        ]

    def lastmod(self, item):
        return item.updated_at


class PagesSitemap(PortalSitemap):
    def items(self):
        lists = ["portal:campaign-list", "portal:article-list", "portal:gallery"]
        return ["home", *lists, "feedback:list", "verification:lookup"]

    def location(self, item):
        return reverse(item)

    def lastmod(self, item):
        return None


class CampaignSitemap(PortalSitemap):
    def items(self):
        return PublicCampaign.objects.shown().for_list()

    def location(self, item):
        return reverse("portal:campaign", args=[item.campaign.code])


class ArticleSitemap(PortalSitemap):
    def items(self):
        return Article.objects.published().order_by("-published_at", "-pk").only("slug", "updated_at")

    def location(self, item):
        return item.get_absolute_url()


class StorySitemap(PortalSitemap):
    def items(self):
        return Exemplar.objects.public().order_by("-published_at", "-pk").only("updated_at")

    def location(self, item):
        return reverse("portal:story", args=[item.pk])


SITEMAPS = {
    "pages": PagesSitemap,
    "campaigns": CampaignSitemap,
    "articles": ArticleSitemap,
    "stories": StorySitemap,
}


def _open(view):
    """``view`` for everybody, signed in or not, and kept as pages are."""

    @wraps(view)
    def opened(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if hasattr(response, "render"):
            response.render()
        return for_everybody(request, response)

    return login_not_required(require_safe(opened))


def _feed(feed: PortalFeed):
    def page(request):
        return feed(request)

    return _open(page)


article_feed = _feed(NewsFeed())
story_feed = _feed(StoryFeed())
decision_feed = _feed(DecisionFeed())


def _sitemap(request):
    return sitemap(request, SITEMAPS)


site_map = _open(_sitemap)


@method_decorator(login_not_required, name="dispatch")
class RobotsView(View):
    """What search engines may read: the public site, not the pages of those who work here."""

    http_method_names = ["get", "head"]

    def get(self, request):
        closed = ("/admin/", "/accounts/", "/office/", "/exchange/")
        lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), f"Sitemap: {absolute('/sitemap.xml')}", ""]
        return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
