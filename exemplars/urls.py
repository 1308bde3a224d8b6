from django.urls import path

from exemplars.views import comments, rounds, shared, steps
from exemplars.views.exemplars import (
    ExemplarCreateView,
    ExemplarDetailView,
    ExemplarEditView,
    ExemplarListView,
    ExemplarQueueView,
)
from exemplars.views.vote import VoteView

app_name = "exemplars"
urlpatterns = [
    path("", ExemplarListView.as_view(), name="exemplar-list"),
    path("new/", ExemplarCreateView.as_view(), name="exemplar-create"),
    path("queue/", ExemplarQueueView.as_view(), name="exemplar-queue"),
    path("mine/", shared.OwnExemplarListView.as_view(), name="own-list"),
    path("mine/<int:pk>/withdraw/", shared.OwnConsentWithdrawView.as_view(), name="own-withdraw"),
    path("<int:pk>/", ExemplarDetailView.as_view(), name="exemplar-detail"),
    path("<int:pk>/edit/", ExemplarEditView.as_view(), name="exemplar-edit"),
    path("<int:pk>/moves/<slug:step>/", steps.ExemplarMoveView.as_view(), name="exemplar-move"),
    path("<int:pk>/photos/", steps.PhotoAddView.as_view(), name="photo-add"),
    path("<int:pk>/photos/<int:photo>/", steps.PhotoView.as_view(), name="photo"),
    path("<int:pk>/photos/<int:photo>/edit/", steps.PhotoEditView.as_view(), name="photo-edit"),
    path("<int:pk>/photos/<int:photo>/remove/", steps.PhotoRemoveView.as_view(), name="photo-remove"),
    path("<int:pk>/consent/", steps.ConsentCreateView.as_view(), name="consent-create"),
    path("<int:pk>/consent/withdraw/", steps.ConsentWithdrawView.as_view(), name="consent-withdraw"),
    path("<int:pk>/consent/files/<int:proof>/", steps.ConsentFileView.as_view(), name="consent-file"),
    path("shared/", shared.SharedListView.as_view(), name="shared-list"),
    path("shared/<int:pk>/", shared.SharedDetailView.as_view(), name="shared-detail"),
    path("shared/<int:pk>/photos/<int:shown>/", shared.SharedPhotoView.as_view(), name="shared-photo"),
    path("shared/<int:pk>/uptake/", shared.UptakeCreateView.as_view(), name="uptake-create"),
    path("uptakes/<int:pk>/remove/", shared.UptakeRemoveView.as_view(), name="uptake-remove"),
    path("rounds/", rounds.RoundListView.as_view(), name="round-list"),
    path("rounds/new/", rounds.RoundCreateView.as_view(), name="round-create"),
    path("rounds/<int:pk>/", rounds.RoundDetailView.as_view(), name="round-detail"),
    path("rounds/<int:pk>/vote/", rounds.RoundVoteView.as_view(), name="round-vote"),
    path("rounds/<int:pk>/close/", rounds.RoundCloseView.as_view(), name="round-close"),
    path("rounds/<int:pk>/cancel/", rounds.RoundCancelView.as_view(), name="round-cancel"),
    path("vote/<str:ballot>/", VoteView.as_view(), name="vote"),
    path("comments/", comments.CommentListView.as_view(), name="comment-list"),
    path("comments/<int:pk>/show/", comments.CommentShowView.as_view(), name="comment-show"),
    path("comments/<int:pk>/refuse/", comments.CommentRefuseView.as_view(), name="comment-refuse"),
]
