from django.urls import path

from decisions.views.acts import DecisionDiscardView, DecisionIssueView, DecisionSendBackView, DecisionSubmitView
from decisions.views.decisions import (
    DecisionCreateView,
    DecisionDetailView,
    DecisionListView,
    DecisionPaperView,
    DecisionUpdateView,
)

app_name = "decisions"

urlpatterns = [
    path("", DecisionListView.as_view(), name="decision-list"),
    path("from-run/<int:pk>/", DecisionCreateView.as_view(), name="decision-create"),
    path("<int:pk>/", DecisionDetailView.as_view(), name="decision-detail"),
    path("<int:pk>/paper/", DecisionPaperView.as_view(), name="decision-paper"),
    path("<int:pk>/edit/", DecisionUpdateView.as_view(), name="decision-update"),
    path("<int:pk>/submit/", DecisionSubmitView.as_view(), name="decision-submit"),
    path("<int:pk>/send-back/", DecisionSendBackView.as_view(), name="decision-send-back"),
    path("<int:pk>/issue/", DecisionIssueView.as_view(), name="decision-issue"),
    path("<int:pk>/discard/", DecisionDiscardView.as_view(), name="decision-discard"),
]
