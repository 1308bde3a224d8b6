from django.urls import path

from spot.views.deciding import SpotDecisionCreateView
from spot.views.proposals import (
    SpotProposalCreateView,
    SpotProposalDetailView,
    SpotProposalEditView,
    SpotProposalListView,
    SubjectPickView,
)
from spot.views.steps import SpotFileAddView, SpotFileRemoveView, SpotFileView, SpotMoveView

app_name = "spot"
urlpatterns = [
    path("", SpotProposalListView.as_view(), name="proposal-list"),
    path("new/", SpotProposalCreateView.as_view(), name="proposal-create"),
    path("pick/", SubjectPickView.as_view(), name="subject-pick"),
    path("decide/", SpotDecisionCreateView.as_view(), name="decision-create"),
    path("<int:pk>/", SpotProposalDetailView.as_view(), name="proposal-detail"),
    path("<int:pk>/edit/", SpotProposalEditView.as_view(), name="proposal-edit"),
    path("<int:pk>/moves/<slug:turn>/", SpotMoveView.as_view(), name="proposal-move"),
    path("<int:pk>/files/", SpotFileAddView.as_view(), name="file-add"),
    path("<int:pk>/files/<int:spot_file>/", SpotFileView.as_view(), name="file"),
    path("<int:pk>/files/<int:spot_file>/remove/", SpotFileRemoveView.as_view(), name="file-remove"),
]
