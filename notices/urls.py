from django.urls import path

from notices.views.notices import NoticeListView, open_notice, read_all
from notices.views.preferences import PreferencesView

app_name = "notices"
urlpatterns = [
    path("", NoticeListView.as_view(), name="list"),
    path("read-all/", read_all, name="read-all"),
    path("preferences/", PreferencesView.as_view(), name="preferences"),
    path("<int:pk>/", open_notice, name="open"),
]
