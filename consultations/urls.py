from django.urls import path

from consultations.views.consultations import (
    AgencyCreateView,
    AgencyListView,
    AgencyUpdateView,
    AnswerFileView,
    ConsultationCreateView,
    ConsultationDetailView,
    ConsultationListView,
    EnclosureView,
    LetterNumberView,
    LetterView,
    ObjectionCreateView,
    ObjectionWaiveView,
    RequestAnswerView,
    RequestPassOverView,
    RequestWithdrawView,
)
from consultations.views.notices import (
    CommentHandleView,
    CommentListView,
    CommentWaiveView,
    NoticeCloseView,
    NoticeCreateView,
    NoticeDetailView,
    NoticeListView,
    NoticeWithdrawView,
)

app_name = "consultations"

urlpatterns = [
    path("", NoticeListView.as_view(), name="notice-list"),
    path("new/", NoticeCreateView.as_view(), name="notice-create"),
    path("<int:pk>/", NoticeDetailView.as_view(), name="notice-detail"),
    path("<int:pk>/close/", NoticeCloseView.as_view(), name="notice-close"),
    path("<int:pk>/withdraw/", NoticeWithdrawView.as_view(), name="notice-withdraw"),
    path("<int:pk>/comments/", CommentListView.as_view(), name="comment-list"),
    path("comments/<int:pk>/handle/", CommentHandleView.as_view(), name="comment-handle"),
    path("comments/<int:pk>/waive/", CommentWaiveView.as_view(), name="comment-waive"),
    path("agencies/", AgencyListView.as_view(), name="agency-list"),
    path("agencies/new/", AgencyCreateView.as_view(), name="agency-create"),
    path("agencies/<int:pk>/edit/", AgencyUpdateView.as_view(), name="agency-update"),
    path("letters/", ConsultationListView.as_view(), name="consultation-list"),
    path("letters/new/", ConsultationCreateView.as_view(), name="consultation-create"),
    path("letters/<int:pk>/", ConsultationDetailView.as_view(), name="consultation-detail"),
    path("letters/<int:pk>/paper/", LetterView.as_view(), name="consultation-paper"),
    path("letters/<int:pk>/number/", LetterNumberView.as_view(), name="consultation-number"),
    path("letters/<int:pk>/enclosure/", EnclosureView.as_view(), name="consultation-enclosure"),
    path("requests/<int:pk>/answer/", RequestAnswerView.as_view(), name="request-answer"),
    path("requests/<int:pk>/pass-over/", RequestPassOverView.as_view(), name="request-pass-over"),
    path("requests/<int:pk>/withdraw/", RequestWithdrawView.as_view(), name="request-withdraw"),
    path("requests/<int:pk>/object/", ObjectionCreateView.as_view(), name="objection-create"),
    path("objections/<int:pk>/waive/", ObjectionWaiveView.as_view(), name="objection-waive"),
    path("files/<int:pk>/", AnswerFileView.as_view(), name="answer-file"),
]
