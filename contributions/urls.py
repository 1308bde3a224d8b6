from django.urls import path

from contributions.views import alike, library
from contributions.views.files import FileDownloadView, FileRemoveView, FileUploadView
from contributions.views.initiatives import (
    AuthorPickView,
    InitiativeCreateView,
    InitiativeDetailView,
    InitiativeListView,
    InitiativeSendView,
    InitiativeTakeBackView,
    InitiativeUpdateView,
)
from contributions.views.intake import (
    IntakeDeskView,
    IntakeView,
    LinkCloseView,
    LinkCodeView,
    SuggestionConfirmView,
    SuggestionDeclineView,
)
from contributions.views.judgement import (
    InitiativeApplyView,
    InitiativeBenefitView,
    InitiativeCheckView,
    InitiativeRecogniseView,
    InitiativeRefuseView,
    InitiativeSpreadView,
)
from contributions.views.work_steps import (
    WorkFileView,
    WorkMoveView,
    WorkPairView,
    WorkPairWithdrawView,
    WorkProgressRemoveView,
    WorkProgressView,
)
from contributions.views.worker import IntakeFormView, OwnInitiativeListView, SuggestionFollowedView
from contributions.views.works import (
    PlaqueListView,
    WorkCreateView,
    WorkDetailView,
    WorkEditView,
    WorkListView,
    WorkTotalsView,
)

app_name = "contributions"
urlpatterns = [
    path("initiatives/", InitiativeListView.as_view(), name="initiative-list"),
    path("initiatives/new/", InitiativeCreateView.as_view(), name="initiative-create"),
    path("initiatives/authors/<int:pk>/", AuthorPickView.as_view(), name="initiative-authors"),
    path("initiatives/mine/", OwnInitiativeListView.as_view(), name="initiative-mine"),
    path("initiatives/<int:pk>/", InitiativeDetailView.as_view(), name="initiative-detail"),
    path("initiatives/<int:pk>/edit/", InitiativeUpdateView.as_view(), name="initiative-update"),
    path("initiatives/<int:pk>/send/", InitiativeSendView.as_view(), name="initiative-send"),
    path("initiatives/<int:pk>/take-back/", InitiativeTakeBackView.as_view(), name="initiative-take-back"),
    path("initiatives/<int:pk>/check/", InitiativeCheckView.as_view(), name="initiative-check"),
    path("initiatives/<int:pk>/recognise/", InitiativeRecogniseView.as_view(), name="initiative-recognise"),
    path("initiatives/<int:pk>/refuse/", InitiativeRefuseView.as_view(), name="initiative-refuse"),
    path("initiatives/<int:pk>/apply/", InitiativeApplyView.as_view(), name="initiative-apply"),
    path("initiatives/<int:pk>/spread/", InitiativeSpreadView.as_view(), name="initiative-spread"),
    path("initiatives/<int:pk>/benefit/", InitiativeBenefitView.as_view(), name="initiative-benefit"),
    path("initiatives/<int:pk>/files/", FileUploadView.as_view(), name="initiative-file-add"),
    path("initiatives/<int:pk>/files/<int:paper>/", FileDownloadView.as_view(), name="initiative-file"),
    path("initiatives/<int:pk>/files/<int:paper>/remove/", FileRemoveView.as_view(), name="initiative-file-remove"),
    path("initiatives/<int:pk>/alike/", alike.InitiativeAlikeView.as_view(), name="initiative-alike"),
    path("initiatives/<int:pk>/alike/country/", alike.InitiativeCountryView.as_view(), name="initiative-country"),
    path(
        "initiatives/<int:pk>/compare/<int:other>/",
        alike.InitiativeCompareView.as_view(),
        name="initiative-compare",
    ),
    path("initiatives/conclusions/", alike.InitiativePairListView.as_view(), name="pair-list"),
    path(
        "initiatives/conclusions/<int:pk>/withdraw/",
        alike.InitiativePairWithdrawView.as_view(),
        name="pair-withdraw",
    ),
    path("initiatives/<int:pk>/confirm/", SuggestionConfirmView.as_view(), name="suggestion-confirm"),
    path("initiatives/<int:pk>/decline/", SuggestionDeclineView.as_view(), name="suggestion-decline"),
    path("intake/", IntakeView.as_view(), name="intake"),
    path("intake/units/<int:pk>/", IntakeDeskView.as_view(), name="intake-desk"),
    path("intake/links/<int:pk>/close/", LinkCloseView.as_view(), name="intake-close"),
    path("intake/links/<int:pk>/code.svg", LinkCodeView.as_view(), name="intake-code"),
    path("intake/form/<str:key>/", IntakeFormView.as_view(), name="intake-form"),
    path("intake/followed/<str:key>/", SuggestionFollowedView.as_view(), name="suggestion-followed"),
    path("initiatives/<int:pk>/share/", library.InitiativeShareView.as_view(), name="initiative-share"),
    path("initiatives/library/", library.LibraryView.as_view(), name="library"),
    path("initiatives/library/<int:pk>/", library.LibraryDetailView.as_view(), name="library-detail"),
    path("initiatives/library/<int:pk>/reuses/", library.ReuseListView.as_view(), name="reuse-list"),
    path("initiatives/library/<int:pk>/reuse/", library.ReuseCreateView.as_view(), name="reuse-create"),
    path("initiatives/library/reuses/<int:pk>/remove/", library.ReuseRemoveView.as_view(), name="reuse-remove"),
    path("works/", WorkListView.as_view(), name="work-list"),
    path("works/new/", WorkCreateView.as_view(), name="work-create"),
    path("works/plaques/", PlaqueListView.as_view(), name="work-plaques"),
    path("works/totals/", WorkTotalsView.as_view(), name="work-totals"),
    path("works/<int:pk>/", WorkDetailView.as_view(), name="work-detail"),
    path("works/<int:pk>/edit/", WorkEditView.as_view(), name="work-edit"),
    path("works/<int:pk>/moves/<slug:move>/", WorkMoveView.as_view(), name="work-move"),
    path("works/<int:pk>/progress/", WorkProgressView.as_view(), name="work-progress"),
    path(
        "works/<int:pk>/progress/<int:progress>/remove/",
        WorkProgressRemoveView.as_view(),
        name="work-progress-remove",
    ),
    path("works/<int:pk>/files/<int:paper>/", WorkFileView.as_view(), name="work-file"),
    path("works/<int:pk>/beside/<int:twin>/", WorkPairView.as_view(), name="work-pair"),
    path("works/<int:pk>/pairs/<int:pair>/withdraw/", WorkPairWithdrawView.as_view(), name="work-pair-withdraw"),
]
