from django.urls import path

from certificates.views.ceremonies import (
    CeremonyArrangeView,
    CeremonyCreateView,
    CeremonyInviteView,
    CeremonyListView,
    CeremonyNoteView,
    CeremonyRemoveView,
    CeremonyUpdateView,
    CeremonyView,
    CeremonyWorkbookView,
    LeaveOutView,
    SeatView,
)
from certificates.views.certificates import (
    CertificateBatchView,
    CertificatePrintView,
    CertificateReissueView,
    CertificateWordView,
    DecisionCertificatesView,
)
from certificates.views.keys import KeyChangeView, KeyListView
from certificates.views.printing import (
    CeremonyPrintAllView,
    DecisionPrintAllView,
    PrintFileView,
    PrintListView,
    PrintRunView,
    PrintStopView,
    SearchPrintAllView,
)
from certificates.views.register import RegisterView

app_name = "certificates"
urlpatterns = [
    path("", RegisterView.as_view(), name="register"),
    path("decisions/<int:pk>/", DecisionCertificatesView.as_view(), name="decision"),
    path("decisions/<int:pk>/make/", CertificateBatchView.as_view(), name="make"),
    path("decisions/<int:pk>/print/", CertificatePrintView.as_view(), name="print"),
    path("decisions/<int:pk>/print-all/", DecisionPrintAllView.as_view(), name="print-decision"),
    path("ceremonies/<int:pk>/print-all/", CeremonyPrintAllView.as_view(), name="print-ceremony"),
    path("print-all/", SearchPrintAllView.as_view(), name="print-search"),
    path("prints/", PrintListView.as_view(), name="print-list"),
    path("prints/<int:pk>/", PrintRunView.as_view(), name="print-run"),
    path("prints/<int:pk>/stop/", PrintStopView.as_view(), name="print-stop"),
    path("print-files/<int:pk>/", PrintFileView.as_view(), name="print-file"),
    path("keys/", KeyListView.as_view(), name="key-list"),
    path("keys/change/", KeyChangeView.as_view(), name="key-change"),
    path("<int:pk>/word/", CertificateWordView.as_view(), name="word"),
    path("<int:pk>/reissue/", CertificateReissueView.as_view(), name="reissue"),
    path("ceremonies/", CeremonyListView.as_view(), name="ceremony-list"),
    path("ceremonies/new/", CeremonyCreateView.as_view(), name="ceremony-create"),
    path("ceremonies/<int:pk>/", CeremonyView.as_view(), name="ceremony"),
    path("ceremonies/<int:pk>/edit/", CeremonyUpdateView.as_view(), name="ceremony-update"),
    path("ceremonies/<int:pk>/remove/", CeremonyRemoveView.as_view(), name="ceremony-remove"),
    path("ceremonies/<int:pk>/xlsx/", CeremonyWorkbookView.as_view(), name="ceremony-xlsx"),
    path("ceremonies/<int:pk>/invite/", CeremonyInviteView.as_view(), name="ceremony-invite"),
    path("ceremonies/<int:pk>/arrange/", CeremonyArrangeView.as_view(), name="ceremony-arrange"),
    path("ceremonies/<int:pk>/note/", CeremonyNoteView.as_view(), name="ceremony-note"),
    path("presentations/<int:pk>/seat/", SeatView.as_view(), name="presentation-seat"),
    path("presentations/<int:pk>/leave-out/", LeaveOutView.as_view(), name="presentation-leave-out"),
]
