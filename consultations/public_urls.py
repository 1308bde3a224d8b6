"""What everybody may open, without an account."""

from django.urls import path

from consultations.views.public import CommentSentView, PublicListView, PublicNoticeView

app_name = "feedback"

urlpatterns = [
    path("", PublicListView.as_view(), name="list"),
    path("<slug:notice_code>/", PublicNoticeView.as_view(), name="notice"),
    path("<slug:notice_code>/da-gui/", CommentSentView.as_view(), name="sent"),
]
