from django.urls import path

from office.views.claims import (
    ClaimImportView,
    ClaimListView,
    ClaimMatchView,
    ClaimReopenView,
    ClaimSetAsideView,
)
from office.views.pairs import (
    DuplicateCompareView,
    DuplicateListView,
    DuplicateMergeView,
    MergeListView,
    MergeUndoView,
    PairListView,
    PairWithdrawView,
)
from office.views.transfers import (
    TransferConfirmView,
    TransferCreateView,
    TransferListView,
    TransferRefuseView,
    TransferRequestView,
    TransferWithdrawView,
)

app_name = "office"
urlpatterns = [
    path("people/claims/", ClaimListView.as_view(), name="claim-list"),
    path("people/claims/new/", ClaimImportView.as_view(), name="claim-import"),
    path("people/claims/<int:pk>/match/", ClaimMatchView.as_view(), name="claim-match"),
    path("people/claims/<int:pk>/set-aside/", ClaimSetAsideView.as_view(), name="claim-set-aside"),
    path("people/claims/<int:pk>/open-again/", ClaimReopenView.as_view(), name="claim-open-again"),
    path("people/duplicates/", DuplicateListView.as_view(), name="duplicate-list"),
    path("people/duplicates/<int:first>/<int:second>/", DuplicateCompareView.as_view(), name="duplicate-compare"),
    path("people/duplicates/<int:first>/<int:second>/merge/", DuplicateMergeView.as_view(), name="duplicate-merge"),
    path("people/duplicates/merged/", MergeListView.as_view(), name="merge-list"),
    path("people/duplicates/merged/<int:pk>/undo/", MergeUndoView.as_view(), name="merge-undo"),
    path("people/duplicates/told-apart/", PairListView.as_view(), name="pair-list"),
    path("people/duplicates/told-apart/<int:pk>/withdraw/", PairWithdrawView.as_view(), name="pair-withdraw"),
    path("people/transfers/", TransferListView.as_view(), name="transfer-list"),
    path("people/transfers/new/<int:pk>/", TransferCreateView.as_view(), name="transfer-create"),
    path("people/transfers/request/", TransferRequestView.as_view(), name="transfer-request"),
    path("people/transfers/<int:pk>/confirm/", TransferConfirmView.as_view(), name="transfer-confirm"),
    path("people/transfers/<int:pk>/refuse/", TransferRefuseView.as_view(), name="transfer-refuse"),
    path("people/transfers/<int:pk>/withdraw/", TransferWithdrawView.as_view(), name="transfer-withdraw"),
]
