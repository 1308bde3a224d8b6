from django.urls import path

from certificates.views.ceremonies import (
    CeremonyArrangeView,
    CeremonyCreateView,
    CeremonyInviteView,
    CeremonyListView,
    CeremonyNoteView,
    CeremonyView,
    CeremonyWorkbookView,
    LeaveOutView,
    SeatView,
)
from certificates.views.certificates import (
    CertificateBatchView,
    CertificatePrintView,
    CertificateReissueView,
    DecisionCertificatesView,
)
from certificates.views.register import RegisterView

app_name = "certificates"
urlpatterns = [
    path("", RegisterView.as_view(), name="register"),
    path("decisions/<int:pk>/", DecisionCertificatesView.as_view(), name="decision"),
    path("decisions/<int:pk>/make/", CertificateBatchView.as_view(), name="make"),
    path("decisions/<int:pk>/print/", CertificatePrintView.as_view(), name="print"),
    path("<int:pk>/reissue/", CertificateReissueView.as_view(), name="reissue"),
    path("ceremonies/", CeremonyListView.as_view(), name="ceremony-list"),
    path("ceremonies/new/", CeremonyCreateView.as_view(), name="ceremony-create"),
    path("ceremonies/<int:pk>/", CeremonyView.as_view(), name="ceremony"),
    path("ceremonies/<int:pk>/xlsx/", CeremonyWorkbookView.as_view(), name="ceremony-xlsx"),
    path("ceremonies/<int:pk>/invite/", CeremonyInviteView.as_view(), name="ceremony-invite"),
    path("ceremonies/<int:pk>/arrange/", CeremonyArrangeView.as_view(), name="ceremony-arrange"),
    path("ceremonies/<int:pk>/note/", CeremonyNoteView.as_view(), name="ceremony-note"),
    path("presentations/<int:pk>/seat/", SeatView.as_view(), name="presentation-seat"),
    path("presentations/<int:pk>/leave-out/", LeaveOutView.as_view(), name="presentation-leave-out"),
]
