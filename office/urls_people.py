from django.urls import path

from office.views.pairs import DuplicateCompareView, DuplicateListView, PairListView, PairWithdrawView
from office.views.transfers import (
    TransferConfirmView,
    TransferCreateView,
    TransferListView,
    TransferRefuseView,
    TransferRequestView,
    TransferWithdrawView,
)

urlpatterns = [
    path("duplicates/", DuplicateListView.as_view(), name="duplicate-list"),
    path("duplicates/<int:first>/<int:second>/", DuplicateCompareView.as_view(), name="duplicate-compare"),
    path("duplicates/told-apart/", PairListView.as_view(), name="pair-list"),
    path("duplicates/told-apart/<int:pk>/withdraw/", PairWithdrawView.as_view(), name="pair-withdraw"),
    path("transfers/", TransferListView.as_view(), name="transfer-list"),
    path("transfers/new/<int:pk>/", TransferCreateView.as_view(), name="transfer-create"),
    path("transfers/request/", TransferRequestView.as_view(), name="transfer-request"),
    path("transfers/<int:pk>/confirm/", TransferConfirmView.as_view(), name="transfer-confirm"),
    path("transfers/<int:pk>/refuse/", TransferRefuseView.as_view(), name="transfer-refuse"),
    path("transfers/<int:pk>/withdraw/", TransferWithdrawView.as_view(), name="transfer-withdraw"),
]
