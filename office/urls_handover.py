from django.urls import path

from office.views.cloning import CampaignChangesView, CampaignCloneView
from office.views.open_work import OpenWorkView

urlpatterns = [
    path("campaigns/<int:pk>/clone/", CampaignCloneView.as_view(), name="campaign-clone"),
    path("campaigns/<int:pk>/changes/", CampaignChangesView.as_view(), name="campaign-changes"),
    path("accounts/<int:pk>/open-work/", OpenWorkView.as_view(), name="open-work"),
]
