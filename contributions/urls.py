from django.urls import path

from contributions.views.initiatives import (
    AuthorPickView,
    InitiativeCreateView,
    InitiativeDetailView,
    InitiativeListView,
    InitiativeSendView,
    InitiativeTakeBackView,
    InitiativeUpdateView,
)
from contributions.views.lists import WorkDetailView, WorkListView

app_name = "contributions"
urlpatterns = [
    path("initiatives/", InitiativeListView.as_view(), name="initiative-list"),
    path("initiatives/new/", InitiativeCreateView.as_view(), name="initiative-create"),
    path("initiatives/authors/<int:pk>/", AuthorPickView.as_view(), name="initiative-authors"),
    path("initiatives/<int:pk>/", InitiativeDetailView.as_view(), name="initiative-detail"),
    path("initiatives/<int:pk>/edit/", InitiativeUpdateView.as_view(), name="initiative-update"),
    path("initiatives/<int:pk>/send/", InitiativeSendView.as_view(), name="initiative-send"),
    path("initiatives/<int:pk>/take-back/", InitiativeTakeBackView.as_view(), name="initiative-take-back"),
    path("works/", WorkListView.as_view(), name="work-list"),
    path("works/<int:pk>/", WorkDetailView.as_view(), name="work-detail"),
]
