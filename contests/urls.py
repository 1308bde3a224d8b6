from django.urls import path

from contests.views.contests import ContestCreateView, ContestDetailView, ContestEditView, ContestListView
from contests.views.moves import ContestMoveView
from contests.views.registering import ContestantListView, RegisterView, SubjectPickView, TakeOutView
from contests.views.results import PasteView, ResultsView

app_name = "contests"
urlpatterns = [
    path("", ContestListView.as_view(), name="contest-list"),
    path("new/", ContestCreateView.as_view(), name="contest-create"),
    path("<int:pk>/", ContestDetailView.as_view(), name="contest-detail"),
    path("<int:pk>/edit/", ContestEditView.as_view(), name="contest-edit"),
    path("<int:pk>/moves/<slug:contesting>/", ContestMoveView.as_view(), name="contest-move"),
    path("<int:pk>/contestants/", ContestantListView.as_view(), name="contestant-list"),
    path("<int:pk>/contestants/pick/", SubjectPickView.as_view(), name="contestant-pick"),
    path("<int:pk>/contestants/add/", RegisterView.as_view(), name="contestant-add"),
    path("<int:pk>/results/", ResultsView.as_view(), name="results"),
    path("<int:pk>/results/paste/", PasteView.as_view(), name="results-paste"),
    path("contestants/<int:pk>/remove/", TakeOutView.as_view(), name="contestant-remove"),
]
