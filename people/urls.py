from django.urls import path

from people.views.collectives import CollectiveCreateView, CollectiveListView, CollectiveUpdateView
from people.views.discipline import DisciplineCreateView
from people.views.members import (
    MemberCreateView,
    MemberDetailView,
    MemberListView,
    MemberPickView,
    MemberUpdateView,
)

app_name = "people"
urlpatterns = [
    path("", MemberListView.as_view(), name="member-list"),
    path("pick/", MemberPickView.as_view(), name="member-pick"),
    path("new/", MemberCreateView.as_view(), name="member-create"),
    path("<int:pk>/", MemberDetailView.as_view(), name="member-detail"),
    path("<int:pk>/edit/", MemberUpdateView.as_view(), name="member-update"),
    path("<int:pk>/discipline/", DisciplineCreateView.as_view(), name="discipline-create"),
    path("collectives/", CollectiveListView.as_view(), name="collective-list"),
    path("collectives/new/", CollectiveCreateView.as_view(), name="collective-create"),
    path("collectives/<int:pk>/edit/", CollectiveUpdateView.as_view(), name="collective-update"),
]
