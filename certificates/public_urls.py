"""Addresses printed on certificates and open to everybody; they stay as they are."""

from django.urls import path

from certificates.views.keys import PublishedKeysView
from certificates.views.verification import CertificateView, LookupView

app_name = "verification"
urlpatterns = [
    path("", LookupView.as_view(), name="lookup"),
    path("khoa.json", PublishedKeysView.as_view(), name="keys"),
    path("<str:code>/", CertificateView.as_view(), name="certificate"),
]
