from django.urls import path

from campaigns.urls_dossiers import urlpatterns as dossier_urlpatterns
from campaigns.views import campaigns, participation, reminding, setup, target_brief, target_progress, targets

app_name = "campaigns"
urlpatterns = [
    path("", campaigns.CampaignListView.as_view(), name="campaign-list"),
    path("new/", campaigns.CampaignCreateView.as_view(), name="campaign-create"),
    path("<int:pk>/", campaigns.CampaignDetailView.as_view(), name="campaign-detail"),
    path("<int:pk>/launch/", campaigns.CampaignLaunchView.as_view(), name="campaign-launch"),
    path("<int:pk>/invite/", campaigns.CampaignInviteView.as_view(), name="campaign-invite"),
    path("<int:pk>/close/", campaigns.CampaignCloseView.as_view(), name="campaign-close"),
    path("<int:pk>/reopen/", campaigns.CampaignReopenView.as_view(), name="campaign-reopen"),
    path("<int:pk>/end/", campaigns.CampaignEndView.as_view(), name="campaign-end"),
    path("<int:pk>/setup/", setup.CampaignSetupView.as_view(), name="campaign-setup"),
    path("<int:pk>/edit/", setup.CampaignUpdateView.as_view(), name="campaign-update"),
    path("<int:pk>/phases/", setup.CampaignPhasesView.as_view(), name="campaign-phases"),
    path("<int:pk>/contents/", setup.CampaignContentsView.as_view(), name="campaign-contents"),
    path("<int:pk>/awards/", setup.CampaignAwardsView.as_view(), name="campaign-awards"),
    path("<int:pk>/documents/", setup.CampaignDocumentsView.as_view(), name="campaign-documents"),
    path(
        "<int:pk>/documents/<int:document>/file/",
        setup.CampaignDocumentFileView.as_view(),
        name="campaign-document-file",
    ),
    path(
        "<int:pk>/documents/<int:document>/remove/",
        setup.CampaignDocumentRemoveView.as_view(),
        name="campaign-document-remove",
    ),
    path("<int:pk>/preview/", setup.CampaignPreviewView.as_view(), name="campaign-preview"),
    path("<int:pk>/targets/", targets.TargetOverviewView.as_view(), name="campaign-targets"),
    path(
        "<int:pk>/targets/cluster/<int:cluster>/",
        targets.TargetTableView.as_view(),
        name="campaign-target-cluster",
    ),
    path("<int:pk>/targets/unit/<int:unit>/", targets.TargetTableView.as_view(), name="campaign-target-unit"),
    path("<int:pk>/progress/", target_progress.TargetProgressView.as_view(), name="campaign-progress"),
    path("<int:pk>/progress/brief/", target_brief.TargetBriefView.as_view(), name="campaign-progress-brief"),
    path(
        "<int:pk>/progress/units/",
        target_progress.TargetProgressUnitsView.as_view(),
        name="campaign-progress-units",
    ),
    path("<int:pk>/progress/rows/", target_progress.TargetProgressRowsView.as_view(), name="campaign-progress-rows"),
    path("<int:pk>/join/", participation.CampaignJoinView.as_view(), name="campaign-join"),
    path("<int:pk>/grid/", participation.CampaignGridView.as_view(), name="campaign-grid"),
    path("<int:pk>/reminders/", reminding.CampaignRemindersView.as_view(), name="campaign-reminders"),
    path("<int:pk>/reminders/send/", reminding.CampaignRemindView.as_view(), name="campaign-remind"),
    path("<int:pk>/units/", participation.CampaignUnitListView.as_view(), name="campaign-units"),
    *dossier_urlpatterns,
]
