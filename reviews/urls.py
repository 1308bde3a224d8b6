from django.urls import path

from reviews.views import assignment, bulk, documents, dossier, grid, queue

app_name = "reviews"

urlpatterns = [
    path("", queue.QueueView.as_view(), name="queue"),
    path("assign/", assignment.AssignView.as_view(), name="assign"),
    path("accept/", bulk.BulkAcceptView.as_view(), name="bulk-accept"),
    path("accepted/<int:pk>/", bulk.BulkResultView.as_view(), name="bulk-result"),
    path("grid/<int:pk>/", grid.UnitGridView.as_view(), name="grid"),
    path("<int:pk>/", dossier.DossierReviewView.as_view(), name="dossier"),
    path("<int:pk>/entries/", dossier.ChecklistView.as_view(), name="checklist"),
    path("<int:pk>/eligible/", dossier.PassEligibleView.as_view(), name="pass-eligible"),
    path("<int:pk>/documents/", documents.DocumentListView.as_view(), name="documents"),
    path("<int:pk>/documents/return-slip/", documents.ReturnSlipView.as_view(), name="return-slip"),
    path("<int:pk>/documents/submission/", documents.SubmissionView.as_view(), name="submission"),
    path("<int:pk>/documents/proposal-list/", documents.ProposalListView.as_view(), name="proposal-list"),
    path("entries/<int:pk>/report/", documents.AchievementReportView.as_view(), name="achievement-report"),
]
