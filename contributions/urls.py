from django.urls import path

from contributions.views.lists import InitiativeDetailView, InitiativeListView
from contributions.views.work_steps import (
    WorkFileView,
    WorkMoveView,
    WorkPairView,
    WorkPairWithdrawView,
    WorkProgressRemoveView,
    WorkProgressView,
)
from contributions.views.works import (
    PlaqueListView,
    WorkCreateView,
    WorkDetailView,
    WorkEditView,
    WorkListView,
    WorkTotalsView,
)

app_name = "contributions"
urlpatterns = [
    path("initiatives/", InitiativeListView.as_view(), name="initiative-list"),
    path("initiatives/<int:pk>/", InitiativeDetailView.as_view(), name="initiative-detail"),
    path("works/", WorkListView.as_view(), name="work-list"),
    path("works/new/", WorkCreateView.as_view(), name="work-create"),
    path("works/plaques/", PlaqueListView.as_view(), name="work-plaques"),
    path("works/totals/", WorkTotalsView.as_view(), name="work-totals"),
    path("works/<int:pk>/", WorkDetailView.as_view(), name="work-detail"),
    path("works/<int:pk>/edit/", WorkEditView.as_view(), name="work-edit"),
    path("works/<int:pk>/moves/<slug:move>/", WorkMoveView.as_view(), name="work-move"),
    path("works/<int:pk>/progress/", WorkProgressView.as_view(), name="work-progress"),
    path(
        "works/<int:pk>/progress/<int:progress>/remove/",
        WorkProgressRemoveView.as_view(),
        name="work-progress-remove",
    ),
    path("works/<int:pk>/files/<int:paper>/", WorkFileView.as_view(), name="work-file"),
    path("works/<int:pk>/beside/<int:other>/", WorkPairView.as_view(), name="work-pair"),
    path("works/<int:pk>/pairs/<int:pair>/withdraw/", WorkPairWithdrawView.as_view(), name="work-pair-withdraw"),
]
