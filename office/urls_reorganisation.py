from django.urls import path

from office.views import reorganisations as views

urlpatterns = [
    path("", views.ReorganisationListView.as_view(), name="reorganisation-list"),
    path("new/", views.ReorganisationCreateView.as_view(), name="reorganisation-create"),
    path("<int:pk>/", views.ReorganisationDetailView.as_view(), name="reorganisation-detail"),
    path("<int:pk>/edit/", views.ReorganisationUpdateView.as_view(), name="reorganisation-update"),
    path("<int:pk>/lines/new/", views.LineAddView.as_view(), name="reorganisation-line-add"),
    path("<int:pk>/lines/<int:number>/remove/", views.LineRemoveView.as_view(), name="reorganisation-line-remove"),
    path("<int:pk>/schedule/", views.ReorganisationScheduleView.as_view(), name="reorganisation-schedule"),
    path("<int:pk>/undo/", views.ReorganisationUndoView.as_view(), name="reorganisation-undo"),
]
