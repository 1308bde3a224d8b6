from django.urls import include, path

app_name = "exchange"
urlpatterns = [
    path("", include("exchange.urls_runs")),
    path("", include("exchange.urls_out")),
]
