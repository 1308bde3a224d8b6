from django.urls import path

from councils.views.councils import (
    CouncilCreateView,
    CouncilDetailView,
    CouncilListView,
    CouncilUpdateView,
    MemberUpdateView,
    SeatView,
    UnseatView,
)
from councils.views.recognition import RecogniseView
from councils.views.sessions import (
    AgendaView,
    AttendanceView,
    BarWithdrawView,
    DeclareView,
    ItemRemoveView,
    SessionCancelView,
    SessionCloseView,
    SessionCreateView,
    SessionDetailView,
    SessionOpenView,
    SessionUpdateView,
)
from councils.views.voting import MinutesPdfView, MinutesView, PaperConfirmView, PaperCountView, VoteView

app_name = "councils"

urlpatterns = [
    path("", CouncilListView.as_view(), name="council-list"),
    path("new/", CouncilCreateView.as_view(), name="council-create"),
    path("<int:pk>/", CouncilDetailView.as_view(), name="council-detail"),
    path("<int:pk>/edit/", CouncilUpdateView.as_view(), name="council-update"),
    path("<int:pk>/seat/", SeatView.as_view(), name="council-seat"),
    path("members/<int:pk>/edit/", MemberUpdateView.as_view(), name="member-update"),
    path("members/<int:pk>/unseat/", UnseatView.as_view(), name="member-unseat"),
    path("<int:pk>/sessions/new/", SessionCreateView.as_view(), name="session-create"),
    path("sessions/<int:pk>/", SessionDetailView.as_view(), name="session-detail"),
    path("sessions/<int:pk>/edit/", SessionUpdateView.as_view(), name="session-update"),
    path("sessions/<int:pk>/agenda/", AgendaView.as_view(), name="session-agenda"),
    path("items/<int:pk>/remove/", ItemRemoveView.as_view(), name="item-remove"),
    path("items/<int:pk>/recognise/", RecogniseView.as_view(), name="item-recognise"),
    path("sessions/<int:pk>/attendance/", AttendanceView.as_view(), name="session-attendance"),
    path("sessions/<int:pk>/declare/", DeclareView.as_view(), name="session-declare"),
    path("bars/<int:pk>/withdraw/", BarWithdrawView.as_view(), name="bar-withdraw"),
    path("sessions/<int:pk>/open/", SessionOpenView.as_view(), name="session-open"),
    path("sessions/<int:pk>/close/", SessionCloseView.as_view(), name="session-close"),
    path("sessions/<int:pk>/cancel/", SessionCancelView.as_view(), name="session-cancel"),
    path("sessions/<int:pk>/vote/", VoteView.as_view(), name="session-vote"),
    path("sessions/<int:pk>/paper/", PaperCountView.as_view(), name="session-paper"),
    path("sessions/<int:pk>/paper/confirm/", PaperConfirmView.as_view(), name="session-paper-confirm"),
    path("sessions/<int:pk>/minutes/", MinutesView.as_view(), name="session-minutes"),
    path("sessions/<int:pk>/minutes/pdf/", MinutesPdfView.as_view(), name="session-minutes-pdf"),
]
