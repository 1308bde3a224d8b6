from django.urls import path

from contributions.views.lists import InitiativeDetailView, InitiativeListView, WorkDetailView, WorkListView

app_name = "contributions"
urlpatterns = [
    path("initiatives/", InitiativeListView.as_view(), name="initiative-list"),
    path("initiatives/<int:pk>/", InitiativeDetailView.as_view(), name="initiative-detail"),
    path("works/", WorkListView.as_view(), name="work-list"),
    path("works/<int:pk>/", WorkDetailView.as_view(), name="work-detail"),
]
