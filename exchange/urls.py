from django.urls import path

from exchange.views import exports, letters, paste, runs, templates, undoing

app_name = "exchange"
urlpatterns = [
    path("", runs.HomeView.as_view(), name="home"),
    path("template/", templates.TemplateView.as_view(), name="template"),
    path("template/<int:pk>/", templates.DossierTemplateView.as_view(), name="dossier-template"),
    path("letters/<int:pk>/", letters.LetterAnswersView.as_view(), name="letter-answers"),
    path("letters/<int:pk>/template/", letters.LetterTemplateView.as_view(), name="letter-template"),
    path("upload/", runs.RunUploadView.as_view(), name="run-upload"),
    path("runs/<int:pk>/", runs.RunDetailView.as_view(), name="run-detail"),
    path("runs/<int:pk>/progress/", runs.RunProgressView.as_view(), name="run-progress"),
    path("runs/<int:pk>/faults/", runs.RunFaultsView.as_view(), name="run-faults"),
    path("runs/<int:pk>/check/", runs.RunCheckView.as_view(), name="run-check"),
    path("runs/<int:pk>/convert/", runs.RunConvertView.as_view(), name="run-convert"),
    path("runs/<int:pk>/apply/", runs.RunApplyView.as_view(), name="run-apply"),
    path("runs/<int:pk>/cancel/", runs.RunCancelView.as_view(), name="run-cancel"),
    path("runs/<int:pk>/undo/", undoing.RunUndoView.as_view(), name="run-undo"),
    path("runs/<int:pk>/file/", runs.RunFileView.as_view(), name="run-file"),
    path("runs/<int:pk>/errors/", runs.RunErrorsView.as_view(), name="run-errors"),
    path("paste/<int:pk>/<slug:section>/", paste.PasteView.as_view(), name="paste"),
    path("exports/", exports.ExportHomeView.as_view(), name="export-home"),
    path("exports/rows/", exports.ExportRowsView.as_view(), name="export-rows"),
    path("exports/lists/<slug:listed>/", exports.ListExportView.as_view(), name="list-export"),
    path("exports/<int:pk>/file/", exports.ExportFileView.as_view(), name="export-file"),
]
