from django.urls import path

from reviews.views import dossier, queue

app_name = "reviews"

urlpatterns = [
    path("", queue.QueueView.as_view(), name="queue"),
    path("<int:pk>/", dossier.DossierReviewView.as_view(), name="dossier"),
    path("<int:pk>/entries/", dossier.ChecklistView.as_view(), name="checklist"),
    path("<int:pk>/eligible/", dossier.PassEligibleView.as_view(), name="pass-eligible"),
]
