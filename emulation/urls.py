"""Addresses of the whole site; ``docs/reference`` lists those that stay put."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from emulation import views

admin.site.login = secure_admin_login(admin.site.login)
admin.site.index_title = _("Quản trị hệ thống")

urlpatterns = [
    path("", views.start, name="home"),
    path("", include("portal.urls")),
    path("tro-giup/", views.HelpView.as_view(), name="help"),
    path("tro-giup/buoc-dau/", views.first_steps, name="first-steps"),
    path("tro-giup/<slug:role>/", views.GuideView.as_view(), name="guide"),
    path("ngon-ngu/", views.set_language, name="set-language"),
    path("tra-cuu/", include("certificates.public_urls")),
    path("lay-y-kien/", include("consultations.public_urls")),
    path("healthz/", views.healthz, name="healthz"),
    path("readyz/", views.readyz, name="readyz"),
    path("accounts/", include("accounts.urls")),
    path("notices/", include("notices.urls")),
    path("units/", include("units.urls")),
    path("webhooks/", include("webhooks.urls")),
    path("members/", include("people.urls")),
    path("contributions/", include("contributions.urls")),
    path("exemplars/", include("exemplars.urls")),
    path("contests/", include("contests.urls")),
    path("inspections/", include("inspections.urls")),
    path("campaigns/", include("campaigns.urls")),
    path("scores/", include("scores.urls")),
    path("awards/", include("awards.urls")),
    path("reviews/", include("reviews.urls")),
    path("papers/", include("papers.urls")),
    path("councils/", include("councils.urls")),
    path("consultations/", include("consultations.urls")),
    path("decisions/", include("decisions.urls")),
    path("spot/", include("spot.urls")),
    path("certificates/", include("certificates.urls")),
    path("prizes/", include("prizes.urls")),
    path("reports/", include("reports.urls")),
    path("exchange/", include("exchange.urls")),
    path("office/", include("office.urls")),
    path("search/", include("search.urls")),
    path("api/", include("api.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "emulation.views.bad_request"
handler500 = "emulation.views.server_error"
