from django.urls import path

from scores.views.cards import CardCreateView, CardDetailView, CardListView, CardSumsView
from scores.views.evidence import EvidenceDownloadView, EvidenceListView, EvidenceRemoveView
from scores.views.moves import CardAppraiseView, CardFinishView, CardReopenView, CardReturnView, CardSendView
from scores.views.reviews import (
    CrossScoreView,
    MinutesView,
    ReviewAcclaimView,
    ReviewAdoptView,
    ReviewCloseView,
    ReviewCreateView,
    ReviewDetailView,
    ReviewListView,
    ReviewReopenView,
)
from scores.views.sheets import (
    SheetDetailView,
    SheetDraftView,
    SheetEditView,
    SheetForceView,
    SheetListView,
    SheetSupersedeView,
)
from scores.views.spread import SpreadView

app_name = "scores"
urlpatterns = [
    path("", CardListView.as_view(), name="card-list"),
    path("new/", CardCreateView.as_view(), name="card-open"),
    path("<int:pk>/", CardDetailView.as_view(), name="card-detail"),
    path("<int:pk>/sums/", CardSumsView.as_view(), name="card-sums"),
    path("<int:pk>/send/", CardSendView.as_view(), name="card-send"),
    path("<int:pk>/finish/", CardFinishView.as_view(), name="card-finish"),
    path("<int:pk>/appraise/", CardAppraiseView.as_view(), name="card-appraise"),
    path("<int:pk>/return/", CardReturnView.as_view(), name="card-return"),
    path("<int:pk>/reopen/", CardReopenView.as_view(), name="card-reopen"),
    path("<int:pk>/evidence/", EvidenceListView.as_view(), name="evidence-list"),
    path("<int:pk>/evidence/<int:file>/", EvidenceDownloadView.as_view(), name="evidence-download"),
    path("<int:pk>/evidence/<int:file>/remove/", EvidenceRemoveView.as_view(), name="evidence-remove"),
    path("spread/", SpreadView.as_view(), name="spread"),
    path("reviews/", ReviewListView.as_view(), name="review-list"),
    path("reviews/new/", ReviewCreateView.as_view(), name="review-open"),
    path("reviews/<int:pk>/", ReviewDetailView.as_view(), name="review-detail"),
    path("reviews/<int:pk>/cross/", CrossScoreView.as_view(), name="review-cross"),
    path("reviews/<int:pk>/acclaim/", ReviewAcclaimView.as_view(), name="review-acclaim"),
    path("reviews/<int:pk>/adopt/", ReviewAdoptView.as_view(), name="review-adopt"),
    path("reviews/<int:pk>/minutes/", MinutesView.as_view(), name="review-minutes"),
    path("reviews/<int:pk>/close/", ReviewCloseView.as_view(), name="review-close"),
    path("reviews/<int:pk>/reopen/", ReviewReopenView.as_view(), name="review-reopen"),
    path("sheets/", SheetListView.as_view(), name="sheet-list"),
    path("sheets/<int:pk>/", SheetDetailView.as_view(), name="sheet-detail"),
    path("sheets/<int:pk>/edit/", SheetEditView.as_view(), name="sheet-edit"),
    path("sheets/<int:pk>/draft/", SheetDraftView.as_view(), name="sheet-draft"),
    path("sheets/<int:pk>/force/", SheetForceView.as_view(), name="sheet-force"),
    path("sheets/<int:pk>/supersede/", SheetSupersedeView.as_view(), name="sheet-supersede"),
]
