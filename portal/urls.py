"""Addresses open to everybody, which stay as they are, and two for those who run campaigns."""

from django.urls import path

from portal.views.articles import ArticleListView, ArticleView, PhotoView
from portal.views.campaigns import CampaignListView, CampaignView
from portal.views.decisions import DecisionListView, DecisionView
from portal.views.feeds import RobotsView, article_feed, decision_feed, site_map, story_feed
from portal.views.honours import HonourRollView
from portal.views.showing import CampaignHideView, CampaignShowView
from portal.views.stories import GalleryView, StoryCommentSentView, StoryCommentView, StoryPhotoView, StoryView

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
    path("guong/", GalleryView.as_view(), name="gallery"),
    path("guong/rss.xml", story_feed, name="story-feed"),
    path("guong/anh/<int:pk>/", StoryPhotoView.as_view(), name="story-photo"),
    path("guong/<int:pk>/", StoryView.as_view(), name="story"),
    path("guong/<int:pk>/binh-luan/", StoryCommentView.as_view(), name="story-comment"),
    path("guong/<int:pk>/binh-luan/da-gui/", StoryCommentSentView.as_view(), name="story-comment-sent"),
    path("campaigns/<int:pk>/public/show/", CampaignShowView.as_view(), name="campaign-show"),
    path("campaigns/<int:pk>/public/hide/", CampaignHideView.as_view(), name="campaign-hide"),
    path("sitemap.xml", site_map, name="sitemap"),
    path("robots.txt", RobotsView.as_view(), name="robots"),
]
