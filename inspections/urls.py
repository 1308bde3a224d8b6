from django.urls import path

from inspections.views import findings, inspected, inspections

app_name = "inspections"
urlpatterns = [
    path("", inspections.InspectionListView.as_view(), name="inspection-list"),
    path("new/", inspections.InspectionCreateView.as_view(), name="inspection-create"),
    path("<int:pk>/", inspections.InspectionDetailView.as_view(), name="inspection-detail"),
    path("<int:pk>/edit/", inspections.InspectionEditView.as_view(), name="inspection-edit"),
    path("<int:pk>/print/", inspections.InspectionPrintView.as_view(), name="inspection-print"),
    path("<int:pk>/moves/<slug:inspecting>/", inspections.InspectionMoveView.as_view(), name="inspection-move"),
    path("<int:pk>/files/", inspections.FileAddView.as_view(), name="file-add"),
    path("<int:pk>/files/<int:paper>/", inspections.FileView.as_view(), name="file"),
    path("<int:pk>/files/<int:paper>/remove/", inspections.FileRemoveView.as_view(), name="file-remove"),
    path("<int:pk>/units/add/", inspected.UnitsAddView.as_view(), name="units-add"),
    path("units/<int:pk>/", inspected.PartDetailView.as_view(), name="part-detail"),
    path("units/<int:pk>/visit/", inspected.PartVisitView.as_view(), name="part-visit"),
    path("units/<int:pk>/conclude/", inspected.PartConcludeView.as_view(), name="part-conclude"),
    path("units/<int:pk>/remove/", inspected.PartRemoveView.as_view(), name="part-remove"),
    path("units/<int:pk>/findings/new/", findings.FindingCreateView.as_view(), name="finding-create"),
    path("findings/<int:pk>/edit/", findings.FindingEditView.as_view(), name="finding-edit"),
    path("findings/<int:pk>/remove/", findings.FindingRemoveView.as_view(), name="finding-remove"),
    path("findings/<int:pk>/report/", findings.FindingReportView.as_view(), name="finding-report"),
    path("findings/<int:pk>/confirm/", findings.FindingConfirmView.as_view(), name="finding-confirm"),
    path("findings/<int:pk>/return/", findings.FindingReturnView.as_view(), name="finding-return"),
]
