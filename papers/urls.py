from django.urls import path

from papers.views.layouts import CalibrationView, LayoutFormView, LayoutListView
from papers.views.letterheads import LetterheadFormView, LetterheadListView
from papers.views.pictures import PictureAddView, PictureFileView, PictureRemoveView
from papers.views.templates import (
    ShippedTemplateView,
    TemplateListView,
    TemplateReplaceView,
    TemplateWithdrawView,
    UploadedTemplateView,
)

app_name = "papers"
urlpatterns = [
    path("letterheads/", LetterheadListView.as_view(), name="letterhead-list"),
    path("letterheads/new/", LetterheadFormView.as_view(), name="letterhead-create"),
    path("letterheads/<int:pk>/", LetterheadFormView.as_view(), name="letterhead-update"),
    path("layouts/", LayoutListView.as_view(), name="layout-list"),
    path("layouts/new/", LayoutFormView.as_view(), name="layout-create"),
    path("layouts/<int:pk>/", LayoutFormView.as_view(), name="layout-update"),
    path("layouts/<int:pk>/trial/", CalibrationView.as_view(), name="layout-trial"),
    path("layouts/<int:pk>/pictures/", PictureAddView.as_view(), name="picture-add"),
    path("pictures/<int:pk>/", PictureFileView.as_view(), name="picture"),
    path("pictures/<int:pk>/remove/", PictureRemoveView.as_view(), name="picture-remove"),
    path("templates/", TemplateListView.as_view(), name="template-list"),
    path("templates/uploaded/<int:pk>/", UploadedTemplateView.as_view(), name="template-uploaded"),
    path("templates/<slug:template>/", TemplateReplaceView.as_view(), name="template-replace"),
    path("templates/<slug:template>/withdraw/", TemplateWithdrawView.as_view(), name="template-withdraw"),
    path("templates/<slug:template>/shipped/", ShippedTemplateView.as_view(), name="template-shipped"),
]
