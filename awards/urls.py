from django.urls import path

from awards.views.bulk import BulkDecisionView, BulkResultView, BulkResultWorkbookView
from awards.views.catalogue import AwardTypeDetailView, AwardTypeListView, StandardDetailView
from awards.views.downloads import ApprovedWorkbookView
from awards.views.lookup import LookupView
from awards.views.override import OverrideView, WithdrawOverrideView
from awards.views.quarter_praise import QuarterPraiseDecideView, QuarterPraiseView
from awards.views.readiness import ReadinessView
from awards.views.recommendations import (
    ApproveView,
    RecommendationDetailView,
    RecommendationListView,
    ReconsiderView,
    RefuseView,
)
from awards.views.runs import (
    RunCancelView,
    RunDetailView,
    RunListView,
    RunProgressView,
    RunSetAsideView,
    RunStartView,
)

app_name = "awards"
urlpatterns = [
    path("", AwardTypeListView.as_view(), name="type-list"),
    path("<int:pk>/", AwardTypeDetailView.as_view(), name="type-detail"),
    path("lookup/", LookupView.as_view(), name="lookup"),
    path("standards/<int:pk>/", StandardDetailView.as_view(), name="standard-detail"),
    path("runs/", RunListView.as_view(), name="run-list"),
    path("runs/start/", RunStartView.as_view(), name="run-start"),
    path("runs/<int:pk>/", RunDetailView.as_view(), name="run-detail"),
    path("runs/<int:pk>/progress/", RunProgressView.as_view(), name="run-progress"),
    path("runs/<int:pk>/set-aside/", RunSetAsideView.as_view(), name="run-set-aside"),
    path("runs/<int:pk>/cancel/", RunCancelView.as_view(), name="run-cancel"),
    path("runs/<int:pk>/results/", RecommendationListView.as_view(), name="recommendation-list"),
    path("runs/<int:pk>/export/", ApprovedWorkbookView.as_view(), name="run-export"),
    path("runs/<int:pk>/bulk/", BulkDecisionView.as_view(), name="recommendation-bulk"),
    path("runs/<int:pk>/bulk/<int:line>/", BulkResultView.as_view(), name="bulk-result"),
    path("runs/<int:pk>/bulk/<int:line>/xlsx/", BulkResultWorkbookView.as_view(), name="bulk-result-xlsx"),
    path("runs/results/<int:pk>/", RecommendationDetailView.as_view(), name="recommendation-detail"),
    path("runs/results/<int:pk>/approve/", ApproveView.as_view(), name="recommendation-approve"),
    path("runs/results/<int:pk>/refuse/", RefuseView.as_view(), name="recommendation-refuse"),
    path("runs/results/<int:pk>/reconsider/", ReconsiderView.as_view(), name="recommendation-reconsider"),
    path("runs/results/<int:pk>/override/", OverrideView.as_view(), name="recommendation-override"),
    path(
        "runs/results/<int:pk>/override/withdraw/",
        WithdrawOverrideView.as_view(),
        name="recommendation-withdraw-override",
    ),
    path("praises/<int:pk>/", QuarterPraiseView.as_view(), name="quarter-praises"),
    path("praises/<int:pk>/<int:unit>/", QuarterPraiseDecideView.as_view(), name="quarter-praise-decide"),
    path("readiness/<int:pk>/", ReadinessView.as_view(), name="readiness"),
]
