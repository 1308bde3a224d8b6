"""Rounds of a unit: opened, voted in by officers, closed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, View

from common.errors import DomainError
from exemplars.forms.filters import RoundFilterSet
from exemplars.forms.selection import BallotForm, RoundForm, RoundUnitForm
from exemplars.guards import round_takes_votes
from exemplars.models import RoundState, SelectionRound, SelectionWay
from exemplars.permissions import may_cast_ballot
from exemplars.selectors.voters import has_voted, results_of
from exemplars.services.rounds import cancel_round, close_round, open_round
from exemplars.services.voting import cast_ballot
from exemplars.transitions import ROUND_MOVES
from units.forms.act import ReasonForm
from units.models import Role
from units.permissions import may_write_somewhere
from units.scope import scope_of
from units.views.act import MoveView, RowActView, may_move
from units.views.mixins import AllowedMixin, FilteredListView, UnitScopeMixin


class RoundListView(FilteredListView):
    queryset = SelectionRound.objects.for_list()
    filterset_class = RoundFilterSet
    template_name = "exemplars/round_list.html"

    def get_context_data(self, **kwargs):
        writes = scope_of(self.request.user).holds(Role.EDITOR, Role.SPECIALIST)
        return super().get_context_data(**kwargs) | {"may_create": writes}


class RoundCreateView(AllowedMixin, View):
    """The unit first, unless there is only one; then the rules and the candidates."""

    may = staticmethod(may_write_somewhere)
    elsewhere = "exemplars:round-list"

    def get(self, request):
        asked = RoundUnitForm(request.GET or None, user=request.user)
        unit = asked.chosen()
        if unit is None:
            return render(request, "exemplars/round_unit.html", {"form": asked})
        return self._page(RoundForm(unit=unit), unit)

    def post(self, request):
        asked = RoundUnitForm(request.GET or None, user=request.user)
        unit = asked.chosen()
        if unit is None:
            return render(request, "exemplars/round_unit.html", {"form": asked})
        form = RoundForm(request.POST, unit=unit)
        if not form.is_valid():
            return self._page(form, unit)
        try:
            made = open_round(unit=unit, by=request.user, **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
            return self._page(form, unit)
        messages.success(request, gettext_lazy("Đã mở đợt bình chọn."))
        return redirect("exemplars:round-detail", pk=made.pk)

    def _page(self, form, unit):
        return render(self.request, "exemplars/round_form.html", {"form": form, "unit": unit})


class RoundDetailView(UnitScopeMixin, DetailView):
    """The rules, the link for members, and how many votes each candidate has."""

    queryset = SelectionRound.objects.select_related("unit", "made_by")
    template_name = "exemplars/round_detail.html"
    context_object_name = "round"

    def get_context_data(self, **kwargs):
        round_, user = self.object, self.request.user
        is_ballot, takes = round_.way == SelectionWay.BALLOT, bool(round_takes_votes(round_))
        link = reverse("exemplars:vote", args=[round_.key])
        return super().get_context_data(**kwargs) | {
            "results": results_of(round_),
            "vote_count": round_.votes.count(),
            "may_vote": is_ballot and takes and bool(may_cast_ballot(user, round_)),
            "has_voted": is_ballot and has_voted(round_, user=user),
            "moves": [
                (move, ROUND_MOVES[move].label)
                for move in ROUND_MOVES
                if may_move(round_, move, by=user, table=ROUND_MOVES)
            ],
            "link": "" if is_ballot else self.request.build_absolute_uri(link),
            "is_open": round_.state == RoundState.OPEN,
        }


class RoundMixin:
    queryset = SelectionRound.objects.select_related("unit")
    address = "exemplars:round-detail"

    def about(self):
        return self.row.title

    def get_initial(self):
        return {}


class RoundVoteView(RoundMixin, RowActView):
    """An officer of the unit casts the one ballot they have."""

    form_class = BallotForm
    title = gettext_lazy("Bỏ phiếu")
    consequences = gettext_lazy("Mỗi người một phiếu; bỏ rồi không đổi được. Người khác chỉ thấy số phiếu.")
    button = gettext_lazy("Bỏ phiếu")
    done = gettext_lazy("Đã ghi phiếu của bạn.")

    def verdict(self):
        return may_cast_ballot(self.request.user, self.row)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"round_": self.row}

    def act(self, **typed):
        cast_ballot(self.row, by=self.request.user, **typed)


class RoundCloseView(RoundMixin, MoveView):
    table, move = ROUND_MOVES, "close"
    title = gettext_lazy("Chốt kết quả")
    consequences = gettext_lazy(
        "Ai đủ tỷ lệ phiếu thì được chọn và trình công đoàn cấp trên duyệt; các điển hình khác vẫn là đã đề cử."
    )
    button = gettext_lazy("Chốt kết quả")
    done = gettext_lazy("Đã chốt kết quả bình chọn.")

    def act(self, **typed):
        close_round(self.row, by=self.request.user)


class RoundCancelView(RoundMixin, MoveView):
    table, move = ROUND_MOVES, "cancel"
    form_class = ReasonForm
    title = gettext_lazy("Huỷ đợt bình chọn")
    consequences = gettext_lazy("Phiếu đã bỏ không còn giá trị. Các điển hình có thể đưa vào đợt khác.")
    button = gettext_lazy("Huỷ đợt")
    done = gettext_lazy("Đã huỷ đợt bình chọn.")
    is_danger = True

    def act(self, **typed):
        cancel_round(self.row, by=self.request.user, **typed)
