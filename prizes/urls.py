from django.urls import path

from prizes.views.funds import FundCreateView, FundDetailView, FundListView, MovementCreateView
from prizes.views.lists import (
    CloseView,
    PaymentWorkbookView,
    PayView,
    PrizeListDetailView,
    PrizeListListView,
    RecomputeView,
    RecoverView,
    UnpayView,
)
from prizes.views.multiples import MultipleListView

app_name = "prizes"
urlpatterns = [
    path("", FundListView.as_view(), name="fund-list"),
    path("multiples/", MultipleListView.as_view(), name="multiple-list"),
    path("funds/new/", FundCreateView.as_view(), name="fund-create"),
    path("funds/<int:pk>/", FundDetailView.as_view(), name="fund-detail"),
    path("funds/<int:pk>/movements/new/", MovementCreateView.as_view(), name="movement-create"),
    path("lists/", PrizeListListView.as_view(), name="list-list"),
    path("lists/<int:pk>/", PrizeListDetailView.as_view(), name="list-detail"),
    path("lists/<int:pk>/pay/", PayView.as_view(), name="list-pay"),
    path("lists/<int:pk>/recompute/", RecomputeView.as_view(), name="list-recompute"),
    path("lists/<int:pk>/close/", CloseView.as_view(), name="list-close"),
    path("lists/<int:pk>/xlsx/", PaymentWorkbookView.as_view(), name="list-xlsx"),
    path("lines/<int:pk>/unpay/", UnpayView.as_view(), name="line-unpay"),
    path("lines/<int:pk>/recover/", RecoverView.as_view(), name="line-recover"),
]
