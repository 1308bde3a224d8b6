"""What is done with one proposal: its moves and its files."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View
from django.views.generic.detail import SingleObjectMixin

from common.errors import DomainError
from common.serving import stored_response, uploaded
from spot.forms.proposal import SpotFileForm
from spot.models import SpotFile, SpotProposal
from spot.services.moves import move_proposal
from spot.services.proposal import add_files, remove_file
from spot.transitions import SPOT_MOVES
from units.forms.act import ReasonForm, VersionForm
from units.views.act import MoveView, problems_of
from units.views.mixins import UnitScopeMixin, refusing

CONSEQUENCES = {
    "send": gettext_lazy("Chuyên viên của đơn vị quyết định khen được báo. Sau khi gửi chỉ sửa được nếu rút về nháp."),
    "take_back": gettext_lazy("Đề nghị trở lại nháp; sửa xong thì gửi lại."),
    "accept": gettext_lazy("Đề nghị chờ được đưa vào dự thảo quyết định. Đơn vị đề nghị được báo."),
    "return": gettext_lazy("Đơn vị đọc lý do, bổ sung rồi gửi lại."),
    "refuse": gettext_lazy("Đơn vị đọc được lý do; đề nghị dừng tại đây."),
    "reopen": gettext_lazy("Câu trả lời trước không còn; đề nghị lại chờ trả lời. Đơn vị đề nghị được báo."),
}
DANGEROUS = frozenset({"refuse"})


class SeenReasonForm(VersionForm, ReasonForm):
    """A reason, about the version that was read."""


class SpotMoveView(MoveView):
    """Any of the moves, by its name in the address."""

    queryset = SpotProposal.objects.with_subject()
    address = "spot:proposal-detail"
    table = SPOT_MOVES

    def find(self):
        super().find()
        self.move = self.kwargs["turn"]
        if self.move not in SPOT_MOVES:
            raise Http404
        step = SPOT_MOVES[self.move]
        self.title = self.button = step.label
        self.consequences, self.is_danger = CONSEQUENCES[self.move], self.move in DANGEROUS
        self.done = _("Đã %(done)s.") % {"done": step.done}

    def get_form_class(self):
        return SeenReasonForm if SPOT_MOVES[self.move].needs_reason else VersionForm

    def act(self, **typed):
        move_proposal(self.row, self.move, by=self.request.user, **typed)


class SpotFileAddView(UnitScopeMixin, SingleObjectMixin, View):
    queryset = SpotProposal.objects.select_related("unit")
    http_method_names = ["post"]

    def post(self, request, pk):
        proposal = self.get_object()
        form = SpotFileForm(request.POST, request.FILES)
        with refusing(request, success=_("Đã thêm tệp.")) as outcome:
            add_files(proposal, by=request.user, **self._typed(form))
        page = reverse("spot:proposal-detail", args=[pk])
        return uploaded(request, f"{page}#files" if outcome.done else page)

    def _typed(self, form):
        if not form.is_valid():
            raise DomainError(" ".join(problems_of(form)))
        return form.cleaned_data


class SpotFileView(UnitScopeMixin, SingleObjectMixin, View):
    """A file, for whoever may see the proposal."""

    queryset = SpotFile.objects.all()

    def get(self, request, pk, spot_file):
        found = get_object_or_404(self.get_queryset(), proposal=pk, pk=spot_file)
        return stored_response(found, request.GET)


class SpotFileRemoveView(UnitScopeMixin, SingleObjectMixin, View):
    queryset = SpotFile.objects.select_related("proposal__unit")
    http_method_names = ["post"]

    def post(self, request, pk, spot_file):
        found = get_object_or_404(self.get_queryset(), proposal=pk, pk=spot_file)
        with refusing(request, success=_("Đã bỏ tệp.")):
            remove_file(found, by=request.user)
        return redirect("spot:proposal-detail", pk=pk)
