from django.urls import path

from units.views.accounts import (
    AccountCreateView,
    AccountDetailView,
    AccountLockView,
    AccountLogView,
    AccountPasswordsView,
    AccountPasswordView,
    AccountPrintView,
    AccountUnlockView,
)
from units.views.clusters import ClusterDetailView, ClusterListView
from units.views.roles import AccountPickView, RoleCreateView, RoleEndView, RoleListView, UnitPickView
from units.views.units import UnitChildrenView, UnitDetailView, UnitHeadcountsView, UnitTreeView

app_name = "units"
urlpatterns = [
    path("", UnitTreeView.as_view(), name="unit-list"),
    path("pick/", UnitPickView.as_view(), name="unit-pick"),
    path("clusters/", ClusterListView.as_view(), name="cluster-list"),
    path("clusters/<int:pk>/", ClusterDetailView.as_view(), name="cluster-detail"),
    path("roles/", RoleListView.as_view(), name="role-list"),
    path("roles/new/", RoleCreateView.as_view(), name="role-create"),
    path("roles/<int:pk>/end/", RoleEndView.as_view(), name="role-end"),
    path("roles/print/", AccountPrintView.as_view(), name="account-print"),
    path("roles/log/", AccountLogView.as_view(), name="account-log"),
    path("roles/passwords/", AccountPasswordsView.as_view(), name="account-passwords"),
    path("roles/accounts/pick/", AccountPickView.as_view(), name="account-pick"),
    path("roles/accounts/new/", AccountCreateView.as_view(), name="account-create"),
    path("roles/accounts/<int:pk>/", AccountDetailView.as_view(), name="account-detail"),
    path("roles/accounts/<int:pk>/password/", AccountPasswordView.as_view(), name="account-password"),
    path("roles/accounts/<int:pk>/lock/", AccountLockView.as_view(), name="account-lock"),
    path("roles/accounts/<int:pk>/unlock/", AccountUnlockView.as_view(), name="account-unlock"),
    path("<int:pk>/", UnitDetailView.as_view(), name="unit-detail"),
    path("<int:pk>/children/", UnitChildrenView.as_view(), name="unit-children"),
    path("<int:pk>/headcounts/", UnitHeadcountsView.as_view(), name="unit-headcounts"),
]
