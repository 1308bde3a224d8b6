from django.urls import path

from people.views.collective_members import CollectiveMembersView
from people.views.collectives import (
    CollectiveCreateView,
    CollectiveEndView,
    CollectiveListView,
    CollectiveResumeView,
    CollectiveUpdateView,
)
from people.views.discipline import DisciplineCreateView, DisciplineEndView
from people.views.members import MemberCreateView, MemberDetailView, MemberListView, MemberUpdateView
from people.views.membership import MemberLeaveView, MemberMoveView

app_name = "people"
urlpatterns = [
    path("", MemberListView.as_view(), name="member-list"),
    path("new/", MemberCreateView.as_view(), name="member-create"),
    path("<int:pk>/", MemberDetailView.as_view(), name="member-detail"),
    path("<int:pk>/edit/", MemberUpdateView.as_view(), name="member-update"),
    path("<int:pk>/move/", MemberMoveView.as_view(), name="member-move"),
    path("<int:pk>/leave/", MemberLeaveView.as_view(), name="member-leave"),
    path("<int:pk>/discipline/", DisciplineCreateView.as_view(), name="discipline-create"),
    path("discipline/<int:pk>/end/", DisciplineEndView.as_view(), name="discipline-end"),
    path("collectives/", CollectiveListView.as_view(), name="collective-list"),
    path("collectives/new/", CollectiveCreateView.as_view(), name="collective-create"),
    path("collectives/<int:pk>/edit/", CollectiveUpdateView.as_view(), name="collective-update"),
    path("collectives/<int:pk>/members/", CollectiveMembersView.as_view(), name="collective-members"),
    path("collectives/<int:pk>/end/", CollectiveEndView.as_view(), name="collective-end"),
    path("collectives/<int:pk>/resume/", CollectiveResumeView.as_view(), name="collective-resume"),
]
