from django.urls import path

from decisions.views.acts import DecisionDiscardView, DecisionIssueView, DecisionSendBackView, DecisionSubmitView
from decisions.views.amending import (
    CorrectionCreateView,
    LineRemoveView,
    LineUpdateView,
    ReplacementCreateView,
    RevocationCreateView,
)
from decisions.views.chain import (
    DecisionApproveView,
    DecisionRefuseView,
    DecisionReopenView,
    DecisionStepBackView,
    DecisionWaiveView,
)
from decisions.views.decisions import (
    DecisionCreateView,
    DecisionDetailView,
    DecisionListView,
    DecisionPaperView,
    DecisionUpdateView,
)
from decisions.views.delegations import DelegationCreateView, DelegationListView, DelegationWithdrawView
from decisions.views.letter_acts import (
    AnswerCorrectView,
    LetterAnswerView,
    LetterDiscardView,
    LetterSendView,
    LetterWithdrawView,
)
from decisions.views.letters import (
    LetterCreateView,
    LetterDetailView,
    LetterFileView,
    LetterListView,
    LetterPaperView,
    LetterProposalsView,
    LetterReceivedView,
    LetterUpdateView,
)
from decisions.views.numbers import LastNumberView, NumberListView
from decisions.views.plaques import PlaqueDecisionCreateView
from decisions.views.renewing import DecisionRenewView, LetterRenewView
from decisions.views.steps import StepCreateView, StepEndView, StepListView, StepUpdateView

app_name = "decisions"

urlpatterns = [
    path("", DecisionListView.as_view(), name="decision-list"),
    path("from-run/<int:pk>/", DecisionCreateView.as_view(), name="decision-create"),
    path("plaques/new/", PlaqueDecisionCreateView.as_view(), name="plaque-create"),
    path("<int:pk>/", DecisionDetailView.as_view(), name="decision-detail"),
    path("<int:pk>/paper/", DecisionPaperView.as_view(), name="decision-paper"),
    path("<int:pk>/edit/", DecisionUpdateView.as_view(), name="decision-update"),
    path("<int:pk>/submit/", DecisionSubmitView.as_view(), name="decision-submit"),
    path("<int:pk>/send-back/", DecisionSendBackView.as_view(), name="decision-send-back"),
    path("<int:pk>/issue/", DecisionIssueView.as_view(), name="decision-issue"),
    path("<int:pk>/renew/", DecisionRenewView.as_view(), name="decision-renew"),
    path("<int:pk>/discard/", DecisionDiscardView.as_view(), name="decision-discard"),
    path("<int:pk>/correct/", CorrectionCreateView.as_view(), name="correction-create"),
    path("<int:pk>/revoke/", RevocationCreateView.as_view(), name="revocation-create"),
    path("<int:pk>/replace/", ReplacementCreateView.as_view(), name="replacement-create"),
    path("lines/<int:pk>/edit/", LineUpdateView.as_view(), name="line-update"),
    path("lines/<int:pk>/remove/", LineRemoveView.as_view(), name="line-remove"),
    path("letters/", LetterListView.as_view(), name="letter-list"),
    path("letters/received/", LetterReceivedView.as_view(), name="letter-received"),
    path("letters/from-run/<int:pk>/", LetterCreateView.as_view(), name="letter-create"),
    path("letters/<int:pk>/", LetterDetailView.as_view(), name="letter-detail"),
    path("letters/<int:pk>/paper/", LetterPaperView.as_view(), name="letter-paper"),
    path("letters/<int:pk>/proposals/", LetterProposalsView.as_view(), name="letter-proposals"),
    path("letters/<int:pk>/files/<int:reply>/", LetterFileView.as_view(), name="letter-file"),
    path("letters/<int:pk>/edit/", LetterUpdateView.as_view(), name="letter-update"),
    path("letters/<int:pk>/send/", LetterSendView.as_view(), name="letter-send"),
    path("letters/<int:pk>/withdraw/", LetterWithdrawView.as_view(), name="letter-withdraw"),
    path("letters/<int:pk>/renew/", LetterRenewView.as_view(), name="letter-renew"),
    path("letters/<int:pk>/discard/", LetterDiscardView.as_view(), name="letter-discard"),
    path("letters/<int:pk>/answer/", LetterAnswerView.as_view(), name="letter-answer"),
    path("letters/lines/<int:pk>/correct/", AnswerCorrectView.as_view(), name="answer-correct"),
    path("<int:pk>/approve/", DecisionApproveView.as_view(), name="decision-approve"),
    path("<int:pk>/step-back/", DecisionStepBackView.as_view(), name="decision-step-back"),
    path("<int:pk>/refuse/", DecisionRefuseView.as_view(), name="decision-refuse"),
    path("<int:pk>/reopen/", DecisionReopenView.as_view(), name="decision-reopen"),
    path("<int:pk>/waive/", DecisionWaiveView.as_view(), name="decision-waive"),
    path("steps/", StepListView.as_view(), name="step-list"),
    path("steps/new/", StepCreateView.as_view(), name="step-create"),
    path("steps/<int:pk>/edit/", StepUpdateView.as_view(), name="step-update"),
    path("steps/<int:pk>/end/", StepEndView.as_view(), name="step-end"),
    path("numbers/", NumberListView.as_view(), name="number-list"),
    path("numbers/set/", LastNumberView.as_view(), name="last-number"),
    path("delegations/", DelegationListView.as_view(), name="delegation-list"),
    path("delegations/new/", DelegationCreateView.as_view(), name="delegation-create"),
    path("delegations/<int:pk>/withdraw/", DelegationWithdrawView.as_view(), name="delegation-withdraw"),
]
