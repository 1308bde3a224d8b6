from django.urls import path

from reports.views import registrations as views
from reports.views import reported, summaries, tables

app_name = "reports"
urlpatterns = [
    path("", views.ReportIndexView.as_view(), name="index"),
    path("registrations/", views.RegistrationReportView.as_view(), name="registrations"),
    path("registrations/xlsx/", views.RegistrationWorkbookView.as_view(), name="registrations-xlsx"),
    path("registrations/entries/", views.RegistrationEntriesView.as_view(), name="registration-entries"),
    path("registrations/headcounts/", views.RegistrationHeadcountsView.as_view(), name="registration-headcounts"),
    path("registrations/initiatives/", views.RegistrationInitiativesView.as_view(), name="registration-initiatives"),
    path("registrations/units/", views.RegistrationUnitsView.as_view(), name="registration-units"),
    path("registrations/works/", views.RegistrationWorksView.as_view(), name="registration-works"),
    path("reported/", reported.ReportedListView.as_view(), name="reported-list"),
    path("reported/new/", reported.ReportedCreateView.as_view(), name="reported-create"),
    path("reported/<int:pk>/", reported.ReportedDetailView.as_view(), name="reported-detail"),
    path("reported/<int:pk>/withdraw/", reported.ReportedWithdrawView.as_view(), name="reported-withdraw"),
    path("summaries/", summaries.SummaryListView.as_view(), name="summary-list"),
    path("summaries/new/", summaries.SummaryCreateView.as_view(), name="summary-create"),
    path("summaries/<int:pk>/", summaries.SummaryDetailView.as_view(), name="summary-detail"),
    path("summaries/<int:pk>/edit/", summaries.SummaryUpdateView.as_view(), name="summary-update"),
    path("summaries/<int:pk>/today/", summaries.SummaryCompareView.as_view(), name="summary-compare"),
    path("summaries/<int:pk>/paper/", summaries.SummaryPaperView.as_view(), name="summary-paper"),
    path("summaries/<int:pk>/freeze/", summaries.SummaryFreezeView.as_view(), name="summary-freeze"),
    path("summaries/<int:pk>/publish/", summaries.SummaryPublishView.as_view(), name="summary-publish"),
    path("summaries/<int:pk>/withdraw/", summaries.SummaryWithdrawView.as_view(), name="summary-withdraw"),
    path("summaries/<int:pk>/discard/", summaries.SummaryDiscardView.as_view(), name="summary-discard"),
    path("<slug:name>/", tables.ReportView.as_view(), name="report"),
    path("<slug:name>/xlsx/", tables.ReportWorkbookView.as_view(), name="report-xlsx"),
    path("<slug:name>/json/", tables.ReportJsonView.as_view(), name="report-json"),
    path("<slug:name>/chart.svg", tables.ReportChartView.as_view(), name="report-chart"),
    path("<slug:name>/rows/", tables.ReportRowsView.as_view(), name="report-rows"),
]
