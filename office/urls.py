from django.urls import include, path

app_name = "office"
urlpatterns = [
    path("people/", include("office.urls_people")),
    path("reorganisations/", include("office.urls_reorganisation")),
    path("", include("office.urls_handover")),
]
