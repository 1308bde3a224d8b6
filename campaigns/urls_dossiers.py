"""Addresses of dossiers, of what stands in them, and of their review."""

from django.urls import path

from campaigns.views import (
    alike,
    attachments,
    dossiers,
    entries,
    initiatives,
    presence,
    registered,
    review,
    sending,
    works,
)

urlpatterns = [
    path("<int:pk>/dossier/", dossiers.DossierOpenView.as_view(), name="dossier-open"),
    path("review/", review.OldQueueView.as_view(), name="review-queue"),
    path("dossiers/", dossiers.DossierListView.as_view(), name="dossier-list"),
    path("dossiers/<int:pk>/", dossiers.DossierDetailView.as_view(), name="dossier-detail"),
    path("dossiers/<int:pk>/pledge/", dossiers.DossierPledgeView.as_view(), name="dossier-pledge"),
    path("dossiers/<int:pk>/autosave/", dossiers.DossierAutosaveView.as_view(), name="dossier-autosave"),
    path("dossiers/<int:pk>/readiness/", dossiers.DossierReadinessView.as_view(), name="dossier-readiness"),
    path("dossiers/<int:pk>/presence/", presence.DossierPresenceView.as_view(), name="dossier-presence"),
    path("dossiers/<int:pk>/doubles/", sending.DossierDoublesView.as_view(), name="dossier-doubles"),
    path("dossiers/<int:pk>/alike/", alike.DossierAlikeView.as_view(), name="dossier-alike"),
    # Entries
    path("dossiers/<int:pk>/registered/", registered.RegisteredEntriesView.as_view(), name="dossier-registered"),
    path("dossiers/<int:pk>/entries/<slug:section>/", entries.EntryListView.as_view(), name="dossier-entries"),
    path("dossiers/<int:pk>/entries/<slug:section>/add/", entries.EntryAddView.as_view(), name="dossier-entries-add"),
    path("dossiers/<int:pk>/entries/<slug:section>/pick/", entries.SubjectPickView.as_view(), name="dossier-pick"),
    path("entries/<int:pk>/", entries.EntryUpdateView.as_view(), name="entry-update"),
    path("entries/<int:pk>/autosave/", entries.EntryAutosaveView.as_view(), name="entry-autosave"),
    path("entries/<int:pk>/remove/", entries.EntryRemoveView.as_view(), name="entry-remove"),
    # Initiatives
    path("dossiers/<int:pk>/initiatives/", initiatives.InitiativeListView.as_view(), name="dossier-initiatives"),
    path(
        "dossiers/<int:pk>/initiatives/pick/",
        initiatives.InitiativePickView.as_view(),
        name="dossier-initiatives-pick",
    ),
    path(
        "dossiers/<int:pk>/initiatives/link/",
        initiatives.InitiativeLinkView.as_view(),
        name="dossier-initiatives-link",
    ),
    path(
        "dossiers/<int:pk>/initiatives/new/",
        initiatives.InitiativeFormView.as_view(),
        name="dossier-initiative-create",
    ),
    path(
        "dossiers/<int:pk>/initiatives/autosave/",
        initiatives.InitiativeAutosaveView.as_view(),
        name="dossier-initiative-autosave-new",
    ),
    path(
        "dossiers/<int:pk>/initiatives/<int:row>/",
        initiatives.InitiativeFormView.as_view(),
        name="dossier-initiative-update",
    ),
    path(
        "dossiers/<int:pk>/initiatives/<int:row>/autosave/",
        initiatives.InitiativeAutosaveView.as_view(),
        name="dossier-initiative-autosave",
    ),
    path(
        "dossiers/<int:pk>/initiatives/<int:row>/remove/",
        initiatives.InitiativeRemoveView.as_view(),
        name="dossier-initiative-remove",
    ),
    # Works
    path("dossiers/<int:pk>/works/", works.WorkListView.as_view(), name="dossier-works"),
    path("dossiers/<int:pk>/works/pick/", works.WorkPickView.as_view(), name="dossier-works-pick"),
    path("dossiers/<int:pk>/works/link/", works.WorkLinkView.as_view(), name="dossier-works-link"),
    path("dossiers/<int:pk>/works/new/", works.WorkFormView.as_view(), name="dossier-work-create"),
    path("dossiers/<int:pk>/works/autosave/", works.WorkAutosaveView.as_view(), name="dossier-work-autosave-new"),
    path("dossiers/<int:pk>/works/<int:row>/", works.WorkFormView.as_view(), name="dossier-work-update"),
    path(
        "dossiers/<int:pk>/works/<int:row>/autosave/",
        works.WorkAutosaveView.as_view(),
        name="dossier-work-autosave",
    ),
    path("dossiers/<int:pk>/works/<int:row>/remove/", works.WorkRemoveView.as_view(), name="dossier-work-remove"),
    # Files
    path("dossiers/<int:pk>/attachments/", attachments.AttachmentListView.as_view(), name="dossier-attachments"),
    path("dossiers/<int:pk>/attachments/add/", attachments.AttachmentUploadView.as_view(), name="attachment-add"),
    path(
        "dossiers/<int:pk>/attachments/<slug:digest>/",
        attachments.AttachmentDownloadView.as_view(),
        name="attachment-download",
    ),
    path(
        "dossiers/<int:pk>/attachments/<slug:digest>/remove/",
        attachments.AttachmentRemoveView.as_view(),
        name="attachment-remove",
    ),
    # Sending, and what the unit may do with what it sent
    path("dossiers/<int:pk>/check/", sending.DossierCheckView.as_view(), name="dossier-check"),
    path("dossiers/<int:pk>/send/", sending.DossierSendView.as_view(), name="dossier-send"),
    path("dossiers/<int:pk>/receipt/", sending.DossierReceiptView.as_view(), name="dossier-receipt"),
    path("dossiers/<int:pk>/versions/<int:number>/", sending.DossierVersionView.as_view(), name="dossier-version"),
    path(
        "dossiers/<int:pk>/versions/<int:number>/changes/",
        sending.DossierChangesView.as_view(),
        name="dossier-changes",
    ),
    path(
        "dossiers/<int:pk>/versions/<int:number>/content.json",
        sending.DossierVersionFileView.as_view(),
        name="dossier-version-file",
    ),
    path(
        "dossiers/<int:pk>/versions/<int:number>/files/<slug:digest>/",
        sending.DossierVersionAttachmentView.as_view(),
        name="dossier-version-attachment",
    ),
    path("dossiers/<int:pk>/withdraw/", sending.DossierWithdrawView.as_view(), name="dossier-withdraw"),
    path("dossiers/<int:pk>/recall/", sending.DossierRecallView.as_view(), name="dossier-recall"),
    path(
        "dossiers/<int:pk>/ask-extension/",
        sending.DossierAskExtensionView.as_view(),
        name="dossier-ask-extension",
    ),
    path("dossiers/<int:pk>/reopen/", sending.DossierReopenView.as_view(), name="dossier-reopen"),
    path("dossiers/<int:pk>/propose/", sending.DossierProposeView.as_view(), name="dossier-propose"),
    # Review
    path("dossiers/<int:pk>/take/", review.DossierTakeView.as_view(), name="dossier-take"),
    path("dossiers/<int:pk>/accept/", review.DossierAcceptView.as_view(), name="dossier-accept"),
    path("dossiers/<int:pk>/return/", review.DossierReturnView.as_view(), name="dossier-return"),
    path("dossiers/<int:pk>/refuse/", review.DossierRefuseView.as_view(), name="dossier-refuse"),
    path("dossiers/<int:pk>/correct/", review.DossierCorrectView.as_view(), name="dossier-correct"),
    path("dossiers/<int:pk>/extend/", review.DossierExtendView.as_view(), name="dossier-extend"),
    path("dossiers/<int:pk>/decline-extension/", review.DossierDeclineView.as_view(), name="dossier-decline-extension"),
    path("extension-requests/", review.ExtensionRequestListView.as_view(), name="extension-requests"),
]
