from django.urls import path

from units.views.clusters import ClusterDetailView, ClusterListView
from units.views.units import UnitChildrenView, UnitDetailView, UnitPickView, UnitTreeView

app_name = "units"
urlpatterns = [
    path("", UnitTreeView.as_view(), name="unit-list"),
    path("pick/", UnitPickView.as_view(), name="unit-pick"),
    path("clusters/", ClusterListView.as_view(), name="cluster-list"),
    path("clusters/<int:pk>/", ClusterDetailView.as_view(), name="cluster-detail"),
    path("<int:pk>/", UnitDetailView.as_view(), name="unit-detail"),
    path("<int:pk>/children/", UnitChildrenView.as_view(), name="unit-children"),
]
