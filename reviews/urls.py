from django.urls import path

from reviews.views import queue

app_name = "reviews"

urlpatterns = [
    path("", queue.QueueView.as_view(), name="queue"),
]
