from django.urls import path

from office.views.cloning import CampaignChangesView, CampaignCloneView

urlpatterns = [
    path("campaigns/<int:pk>/clone/", CampaignCloneView.as_view(), name="campaign-clone"),
    path("campaigns/<int:pk>/changes/", CampaignChangesView.as_view(), name="campaign-changes"),
]
