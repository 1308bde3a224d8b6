from django.urls import path

from office.views.audit import AuditChainView, AuditListView
from office.views.claims import (
    ClaimImportView,
    ClaimListView,
    ClaimMatchView,
    ClaimReopenView,
    ClaimSetAsideView,
)
from office.views.cloning import CampaignChangesView, CampaignCloneView
from office.views.handovers import (
    HandoverCancelView,
    HandoverCreateView,
    HandoverDetailView,
    HandoverGiveView,
    HandoverListView,
    HandoverTakeView,
)
from office.views.open_work import OpenWorkView
from office.views.outbox import MailDetailView, MailListView, MailMoveView
from office.views.pairs import (
    DuplicateCompareView,
    DuplicateListView,
    DuplicateMergeView,
    MergeListView,
    MergeUndoView,
    PairListView,
    PairWithdrawView,
)
from office.views.reorganisation_file import FileFaultsView, FileTemplateView, FileUploadView
from office.views.reorganisation_lines import LineAddView, LineConfirmView, LineRemoveView
from office.views.reorganisations import (
    ReorganisationCreateView,
    ReorganisationDetailView,
    ReorganisationListView,
    ReorganisationScheduleView,
    ReorganisationUndoView,
    ReorganisationUpdateView,
)
from office.views.transfers import (
    TransferConfirmView,
    TransferCreateView,
    TransferListView,
    TransferRefuseView,
    TransferRequestView,
    TransferWithdrawView,
)

app_name = "office"
urlpatterns = [
    path("audit/", AuditListView.as_view(), name="audit-list"),
    path("audit/chain/", AuditChainView.as_view(), name="audit-chain"),
    path("people/claims/", ClaimListView.as_view(), name="claim-list"),
    path("people/claims/new/", ClaimImportView.as_view(), name="claim-import"),
    path("people/claims/<int:pk>/match/", ClaimMatchView.as_view(), name="claim-match"),
    path("people/claims/<int:pk>/set-aside/", ClaimSetAsideView.as_view(), name="claim-set-aside"),
    path("people/claims/<int:pk>/open-again/", ClaimReopenView.as_view(), name="claim-open-again"),
    path("people/duplicates/", DuplicateListView.as_view(), name="duplicate-list"),
    path("people/duplicates/<int:first>/<int:second>/", DuplicateCompareView.as_view(), name="duplicate-compare"),
    path("people/duplicates/<int:first>/<int:second>/merge/", DuplicateMergeView.as_view(), name="duplicate-merge"),
    path("people/duplicates/merged/", MergeListView.as_view(), name="merge-list"),
    path("people/duplicates/merged/<int:pk>/undo/", MergeUndoView.as_view(), name="merge-undo"),
    path("people/duplicates/told-apart/", PairListView.as_view(), name="pair-list"),
    path("people/duplicates/told-apart/<int:pk>/withdraw/", PairWithdrawView.as_view(), name="pair-withdraw"),
    path("people/transfers/", TransferListView.as_view(), name="transfer-list"),
    path("people/transfers/new/<int:pk>/", TransferCreateView.as_view(), name="transfer-create"),
    path("people/transfers/request/", TransferRequestView.as_view(), name="transfer-request"),
    path("people/transfers/<int:pk>/confirm/", TransferConfirmView.as_view(), name="transfer-confirm"),
    path("people/transfers/<int:pk>/refuse/", TransferRefuseView.as_view(), name="transfer-refuse"),
    path("people/transfers/<int:pk>/withdraw/", TransferWithdrawView.as_view(), name="transfer-withdraw"),
    path("reorganisations/", ReorganisationListView.as_view(), name="reorganisation-list"),
    path("reorganisations/new/", ReorganisationCreateView.as_view(), name="reorganisation-create"),
    path("reorganisations/<int:pk>/", ReorganisationDetailView.as_view(), name="reorganisation-detail"),
    path("reorganisations/<int:pk>/edit/", ReorganisationUpdateView.as_view(), name="reorganisation-update"),
    path("reorganisations/<int:pk>/lines/new/", LineAddView.as_view(), name="reorganisation-line-add"),
    path(
        "reorganisations/<int:pk>/lines/<int:line_pk>/remove/",
        LineRemoveView.as_view(),
        name="reorganisation-line-remove",
    ),
    path(
        "reorganisations/<int:pk>/lines/<int:line_pk>/confirm/",
        LineConfirmView.as_view(),
        name="reorganisation-line-confirm",
    ),
    path("reorganisations/<int:pk>/file/", FileUploadView.as_view(), name="reorganisation-file"),
    path("reorganisations/<int:pk>/file/template/", FileTemplateView.as_view(), name="reorganisation-template"),
    path("reorganisations/<int:pk>/file/faults/", FileFaultsView.as_view(), name="reorganisation-faults"),
    path("reorganisations/<int:pk>/schedule/", ReorganisationScheduleView.as_view(), name="reorganisation-schedule"),
    path("reorganisations/<int:pk>/undo/", ReorganisationUndoView.as_view(), name="reorganisation-undo"),
    path("campaigns/<int:pk>/clone/", CampaignCloneView.as_view(), name="campaign-clone"),
    path("campaigns/<int:pk>/changes/", CampaignChangesView.as_view(), name="campaign-changes"),
    path("accounts/<int:pk>/open-work/", OpenWorkView.as_view(), name="open-work"),
    path("accounts/<int:pk>/handover/", HandoverCreateView.as_view(), name="handover-create"),
    path("mail/", MailListView.as_view(), name="mail-list"),
    path("mail/move/", MailMoveView.as_view(), name="mail-move"),
    path("mail/<int:pk>/", MailDetailView.as_view(), name="mail-detail"),
    path("handovers/", HandoverListView.as_view(), name="handover-list"),
    path("handovers/<int:pk>/", HandoverDetailView.as_view(), name="handover-detail"),
    path("handovers/<int:pk>/give/", HandoverGiveView.as_view(), name="handover-give"),
    path("handovers/<int:pk>/take/", HandoverTakeView.as_view(), name="handover-take"),
    path("handovers/<int:pk>/cancel/", HandoverCancelView.as_view(), name="handover-cancel"),
]
