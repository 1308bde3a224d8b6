"""Addresses open to everybody; they stay as they are."""

from django.urls import path

from portal.views.articles import ArticleListView, ArticleView, PhotoView
from portal.views.campaigns import CampaignListView, CampaignView
from portal.views.decisions import DecisionListView, DecisionView
from portal.views.feeds import RobotsView, article_feed, decision_feed, site_map
from portal.views.honours import HonourRollView

app_name = "portal"
urlpatterns = [
    path("phong-trao/", CampaignListView.as_view(), name="campaign-list"),
    path("phong-trao/<str:campaign_code>/", CampaignView.as_view(), name="campaign"),
    path("tin-tuc/", ArticleListView.as_view(), name="article-list"),
    path("tin-tuc/rss.xml", article_feed, name="article-feed"),
    path("tin-tuc/anh/<int:pk>/", PhotoView.as_view(), name="photo"),
    path("tin-tuc/<slug:slug>/", ArticleView.as_view(), name="article"),
    path("quyet-dinh/", DecisionListView.as_view(), name="decision-list"),
    path("quyet-dinh/rss.xml", decision_feed, name="decision-feed"),
    path("quyet-dinh/<int:pk>/", DecisionView.as_view(), name="decision"),
    path("vinh-danh/", HonourRollView.as_view(), name="honour-roll"),
    path("sitemap.xml", site_map, name="sitemap"),
    path("robots.txt", RobotsView.as_view(), name="robots"),
]
