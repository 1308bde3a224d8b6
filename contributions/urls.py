from django.urls import path

from contributions.views import alike, library
from contributions.views.lists import InitiativeDetailView, InitiativeListView, WorkDetailView, WorkListView

app_name = "contributions"
urlpatterns = [
    path("initiatives/", InitiativeListView.as_view(), name="initiative-list"),
    path("initiatives/<int:pk>/", InitiativeDetailView.as_view(), name="initiative-detail"),
    path("initiatives/<int:pk>/alike/", alike.InitiativeAlikeView.as_view(), name="initiative-alike"),
    path("initiatives/<int:pk>/alike/country/", alike.InitiativeCountryView.as_view(), name="initiative-country"),
    path(
        "initiatives/<int:pk>/compare/<int:other>/",
        alike.InitiativeCompareView.as_view(),
        name="initiative-compare",
    ),
    path("initiatives/conclusions/", alike.InitiativePairListView.as_view(), name="pair-list"),
    path(
        "initiatives/conclusions/<int:pk>/withdraw/",
        alike.InitiativePairWithdrawView.as_view(),
        name="pair-withdraw",
    ),
    path("initiatives/<int:pk>/share/", library.InitiativeShareView.as_view(), name="initiative-share"),
    path("initiatives/library/", library.LibraryView.as_view(), name="library"),
    path("initiatives/library/<int:pk>/", library.LibraryDetailView.as_view(), name="library-detail"),
    path("initiatives/library/<int:pk>/reuse/", library.ReuseCreateView.as_view(), name="reuse-create"),
    path("initiatives/library/reuses/<int:pk>/remove/", library.ReuseRemoveView.as_view(), name="reuse-remove"),
    path("works/", WorkListView.as_view(), name="work-list"),
    path("works/<int:pk>/", WorkDetailView.as_view(), name="work-detail"),
]
