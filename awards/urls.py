from django.urls import path

from awards.views.bulk import BulkDecisionView, BulkResultView, BulkResultWorkbookView
from awards.views.catalogue import AwardTypeDetailView, AwardTypeListView
from awards.views.downloads import ApprovedWorkbookView
from awards.views.history import AwardHistoryView, AwardHistoryWorkbookView
from awards.views.levels import RecommendationLevelsView
from awards.views.lines import RunLinesView
from awards.views.lookup import LookupView
from awards.views.override import OverrideView, WithdrawOverrideView
from awards.views.quarter_praise import PraiseWithdrawView, QuarterPraiseDecideView, QuarterPraiseView
from awards.views.quotas import QuotaApproveView, QuotaDefaultView, QuotaRemoveView, QuotaView
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
from awards.views.sealing import RunCheckView, RunSealView, SealCheckView
from awards.views.simulation import WhatIfView, WhatIfWorkbookView
from awards.views.standard_editor import StandardCreateView, StandardUpdateView
from awards.views.standards import (
    StandardApproveView,
    StandardCompareView,
    StandardDetailView,
    StandardEndView,
    StandardListView,
    StandardRemoveView,
)
from awards.views.trials import StandardTrialView, TrialDetailView, TrialProgressView
from people.models import Collective, Member, SubjectKind
from units.models import Unit

PEOPLE = {"kind": SubjectKind.INDIVIDUAL, "queryset": Member.objects.with_merged()}
COLLECTIVES = {"kind": SubjectKind.COLLECTIVE, "queryset": Collective.objects.select_related("unit")}
UNITS = {"kind": SubjectKind.UNIT, "queryset": Unit.objects.all()}

app_name = "awards"
urlpatterns = [
    path("", AwardTypeListView.as_view(), name="type-list"),
    path("<int:pk>/", AwardTypeDetailView.as_view(), name="type-detail"),
    path("lookup/", LookupView.as_view(), name="lookup"),
    path("history/member/<int:pk>/", AwardHistoryView.as_view(**PEOPLE), name="history-member"),
    path("history/collective/<int:pk>/", AwardHistoryView.as_view(**COLLECTIVES), name="history-collective"),
    path("history/unit/<int:pk>/", AwardHistoryView.as_view(**UNITS), name="history-unit"),
    path("history/member/<int:pk>/xlsx/", AwardHistoryWorkbookView.as_view(**PEOPLE), name="history-member-xlsx"),
    path(
        "history/collective/<int:pk>/xlsx/",
        AwardHistoryWorkbookView.as_view(**COLLECTIVES),
        name="history-collective-xlsx",
    ),
    path("history/unit/<int:pk>/xlsx/", AwardHistoryWorkbookView.as_view(**UNITS), name="history-unit-xlsx"),
    path("standards/", StandardListView.as_view(), name="standard-list"),
    path("standards/new/", StandardCreateView.as_view(), name="standard-create"),
    path("standards/<int:pk>/", StandardDetailView.as_view(), name="standard-detail"),
    path("quotas/<int:pk>/", QuotaView.as_view(), name="quotas"),
    path("quotas/<int:pk>/defaults/<int:default>/", QuotaDefaultView.as_view(), name="quota-default"),
    path("quotas/rules/<int:pk>/remove/", QuotaRemoveView.as_view(), name="quota-remove"),
    path("quotas/rules/<int:pk>/approve/", QuotaApproveView.as_view(), name="quota-approve"),
    path("standards/<int:pk>/edit/", StandardUpdateView.as_view(), name="standard-update"),
    path("standards/<int:pk>/remove/", StandardRemoveView.as_view(), name="standard-remove"),
    path("standards/<int:pk>/compare/", StandardCompareView.as_view(), name="standard-compare"),
    path("standards/<int:pk>/approve/", StandardApproveView.as_view(), name="standard-approve"),
    path("standards/<int:pk>/end/", StandardEndView.as_view(), name="standard-end"),
    path("standards/<int:pk>/trial/", StandardTrialView.as_view(), name="standard-trial"),
    path("standards/trials/<int:pk>/", TrialDetailView.as_view(), name="trial-detail"),
    path("standards/trials/<int:pk>/progress/", TrialProgressView.as_view(), name="trial-progress"),
    path("runs/", RunListView.as_view(), name="run-list"),
    path("runs/start/", RunStartView.as_view(), name="run-start"),
    path("runs/<int:pk>/", RunDetailView.as_view(), name="run-detail"),
    path("runs/<int:pk>/progress/", RunProgressView.as_view(), name="run-progress"),
    path("runs/<int:pk>/set-aside/", RunSetAsideView.as_view(), name="run-set-aside"),
    path("runs/<int:pk>/cancel/", RunCancelView.as_view(), name="run-cancel"),
    path("runs/<int:pk>/seal/", RunSealView.as_view(), name="run-seal"),
    path("runs/<int:pk>/check/", RunCheckView.as_view(), name="run-check"),
    path("runs/checks/<int:pk>/", SealCheckView.as_view(), name="seal-check"),
    path("runs/<int:pk>/results/", RecommendationListView.as_view(), name="recommendation-list"),
    path("runs/<int:pk>/lines/", RunLinesView.as_view(), name="run-lines"),
    path("runs/<int:pk>/what-if/", WhatIfView.as_view(), name="what-if"),
    path("runs/<int:pk>/what-if/xlsx/", WhatIfWorkbookView.as_view(), name="what-if-xlsx"),
    path("runs/<int:pk>/export/", ApprovedWorkbookView.as_view(), name="run-export"),
    path("runs/<int:pk>/bulk/", BulkDecisionView.as_view(), name="recommendation-bulk"),
    path("runs/<int:pk>/bulk/<int:line>/", BulkResultView.as_view(), name="bulk-result"),
    path("runs/<int:pk>/bulk/<int:line>/xlsx/", BulkResultWorkbookView.as_view(), name="bulk-result-xlsx"),
    path("runs/results/<int:pk>/", RecommendationDetailView.as_view(), name="recommendation-detail"),
    path("runs/results/<int:pk>/levels/", RecommendationLevelsView.as_view(), name="recommendation-levels"),
    path("runs/results/<int:pk>/approve/", ApproveView.as_view(), name="recommendation-approve"),
    path("runs/results/<int:pk>/refuse/", RefuseView.as_view(), name="recommendation-refuse"),
    path("runs/results/<int:pk>/reconsider/", ReconsiderView.as_view(), name="recommendation-reconsider"),
    path("praises/<int:pk>/", QuarterPraiseView.as_view(), name="quarter-praises"),
    path("praises/withdraw/<int:pk>/", PraiseWithdrawView.as_view(), name="praise-withdraw"),
    path("praises/<int:pk>/<int:unit>/", QuarterPraiseDecideView.as_view(), name="quarter-praise-decide"),
    path("runs/results/<int:pk>/override/", OverrideView.as_view(), name="recommendation-override"),
    path(
        "runs/results/<int:pk>/override/withdraw/",
        WithdrawOverrideView.as_view(),
        name="recommendation-withdraw-override",
    ),
    path("readiness/<int:pk>/", ReadinessView.as_view(), name="readiness"),
]
